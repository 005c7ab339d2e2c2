//! Where threads are woken up.
//!
//! A virtual processor that has nothing to do looks taken to Linux, and one that was busy a moment ago looks loaded:
//! a thread that is woken up is then left behind the one that woke it, on the same processor, until the load is next
//! balanced, some milliseconds later. That is as long as all the work of such a thread may take, so it is told where
//! to begin; from there it may go anywhere. What fails is left as the system does it.

/// Threads of this process that never end.
pub struct Threads(system::Threads);

impl Threads {
    /// Returns what `make` does, and the threads that are there since.
    pub fn made_by<A>(make: impl FnOnce() -> A) -> (A, Threads) {
        let before = system::threads();
        let made = make();
        (made, Threads(system::Threads::since(&before)))
    }

    /// Wakes them by `wake`: each begins on a processor of its own, and none on this one.
    pub fn apart(&self, wake: impl FnOnce()) {
        self.0.keep_apart();
        wake();
        self.0.let_go();
    }
}

#[cfg(target_os = "linux")]
mod system {
    use rustix::thread::{CpuSet, Pid, sched_getaffinity, sched_getcpu, sched_setaffinity};

    pub struct Threads {
        pub threads: Vec<Pid>,
        /// The processors that this process may use.
        pub all: CpuSet,
    }

    /// Lists all threads of this process.
    pub fn threads() -> Vec<Pid> {
        let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
        tasks.filter_map(|task| task.file_name().to_str()?.parse().ok()).filter_map(Pid::from_raw).collect()
    }

    impl Threads {
        pub fn since(before: &[Pid]) -> Threads {
            let threads = threads().into_iter().filter(|thread| !before.contains(thread)).collect();
            Threads { threads, all: sched_getaffinity(None).unwrap_or_default() }
        }

        pub fn keep_apart(&self) {
            let here = sched_getcpu();
            let after = (1..CpuSet::MAX_CPU).map(|step| (here + step) % CpuSet::MAX_CPU);
            let processors = after.filter(|processor| self.all.is_set(*processor));
            for (thread, processor) in self.threads.iter().zip(processors) {
                let mut one = CpuSet::new();
                one.set(processor);
                let _ = sched_setaffinity(Some(*thread), &one);
            }
        }

        pub fn let_go(&self) {
            for thread in &self.threads {
                let _ = sched_setaffinity(Some(*thread), &self.all);
            }
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    pub struct Threads;

    pub struct Known;

    pub fn threads() -> Known {
        Known
    }

    impl Threads {
        pub fn since(_: &Known) -> Threads {
            Threads
        }

        pub fn keep_apart(&self) {}

        pub fn let_go(&self) {}
    }
}

#[cfg(target_os = "linux")]
#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::thread;

    use rustix::thread::{gettid, sched_getaffinity};

    use super::*;

    #[test]
    fn a_thread_begins_elsewhere_and_may_go_anywhere_afterwards() {
        let (tell, told) = channel();
        let (end, ended) = channel::<()>();
        let make = || {
            thread::spawn(move || {
                tell.send(gettid()).unwrap();
                let _ = ended.recv();
            })
        };
        let (other, mut threads) = Threads::made_by(make);
        let tid = told.recv().unwrap();
        assert!(threads.0.threads.contains(&tid) && !threads.0.threads.contains(&gettid()));
        // Other tests may have made one in the same moment.
        threads.0.threads = vec![tid];
        let all = sched_getaffinity(None).unwrap();
        let mut apart = all;
        threads.apart(|| apart = sched_getaffinity(Some(tid)).unwrap());
        if all.count() > 1 {
            assert_eq!(apart.count(), 1);
        }
        assert_eq!(sched_getaffinity(Some(tid)).unwrap(), all);
        drop(end);
        other.join().unwrap();
    }
}
