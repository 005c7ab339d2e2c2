//! Pieces of work done side by side, on as many threads as there are processors.
//!
//! The other threads are made once and asked again, and begin on processors of their own (`processors`).

use std::num::NonZero;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::thread;

use rayon_core::{ThreadPool, ThreadPoolBuilder};

use super::processors::Threads;

/// More threads than this wait for each other.
const THREADS_MAX: usize = 8;

/// The other threads; none where the system gives none.
static OTHERS: LazyLock<Option<(ThreadPool, Threads)>> = LazyLock::new(|| {
    let many = (threads() - 1).max(1);
    let (pool, others) = Threads::made_by(|| ThreadPoolBuilder::new().num_threads(many).build());
    Some((pool.ok()?, others))
});

/// Returns how many threads are worth having here.
#[must_use]
pub fn threads() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get).min(THREADS_MAX)
}

/// Returns what each piece of work comes to, in the order of the pieces, whoever did them.
///
/// Every thread takes the next piece when it is done with one, and has something of its own, `S`, to use again from
/// piece to piece. Where the system gives no other threads, this one does all.
pub fn side_by_side<P: Send, A: Send, S: Default>(
    pieces: Vec<P>,
    threads: usize,
    work: impl Fn(&mut S, P) -> A + Sync,
) -> Vec<A> {
    let threads = threads.min(pieces.len());
    let others = if threads < 2 { None } else { OTHERS.as_ref() };
    let Some((pool, others)) = others else {
        let mut own = S::default();
        return pieces.into_iter().map(|piece| work(&mut own, piece)).collect();
    };
    let queue = Mutex::new(pieces.into_iter().enumerate());
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
    let working = || {
        let (mut own, mut done) = (S::default(), Vec::new());
        while let Some((place, piece)) = next() {
            done.push((place, work(&mut own, piece)));
        }
        done
    };
    let of_others = Mutex::new(Vec::new());
    let mut done = pool.in_place_scope(|scope| {
        others.apart(|| {
            for _ in 1..threads {
                scope.spawn(|_| {
                    let done = working();
                    of_others.lock().unwrap_or_else(PoisonError::into_inner).extend(done);
                });
            }
        });
        working()
    });
    done.extend(of_others.into_inner().unwrap_or_else(PoisonError::into_inner));
    done.sort_unstable_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, answer)| answer).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_stand_in_the_order_of_the_pieces() {
        for threads in 0..5 {
            let pieces: Vec<usize> = (0..1000).collect();
            let answers = side_by_side(pieces, threads, |done: &mut usize, piece| {
                *done += 1;
                (piece * 2, *done > 0)
            });
            assert!(answers.into_iter().eq((0..1000).map(|piece| (piece * 2, true))), "{threads} threads");
        }
        assert!(side_by_side(Vec::<u8>::new(), 2, |(): &mut (), piece| piece).is_empty());
    }
}
