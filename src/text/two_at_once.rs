//! Two pieces of work side by side.

/// Returns what two pieces of work come to, done side by side where the second is there and the system lets.
pub fn two_at_once<T: Send>(one: impl FnOnce() -> T, other: impl Fn() -> T + Sync, both: bool) -> (T, T) {
    std::thread::scope(|scope| {
        let working = both.then(|| std::thread::Builder::new().spawn_scoped(scope, &other));
        let one = one();
        let other = match working {
            Some(Ok(working)) => working.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            // Where the system gives no second thread, one does after the other.
            _ => other(),
        };
        (one, other)
    })
}
