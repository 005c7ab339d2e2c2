//! How often a sync is tried again when somebody else was faster, and how long it waits before.

use std::time::Duration;

/// How often somebody else may be faster before this one gives up.
pub(super) const ATTEMPTS_MAX: u32 = 8;
/// The first pause before another attempt; each further one is twice as long.
const PAUSE_FIRST: Duration = Duration::from_millis(50);

/// Waits before another attempt, longer each time; two that collide drift apart by their process ids.
pub(super) fn pause(attempt: u32) {
    if attempt > 0 {
        let apart = Duration::from_millis(u64::from(std::process::id() % 50));
        std::thread::sleep(PAUSE_FIRST * 2_u32.pow(attempt - 1) + apart);
    }
}
