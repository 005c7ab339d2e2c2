//! How libgit2 behaves in this process: what it syncs, how much memory it takes, what it checks.

use std::sync::Once;

use super::sync;

/// How much of a pack is looked at in one piece, in bytes.
const WINDOW_BYTES: usize = 4 * 1024 * 1024;

/// How much of all packs is looked at at once, in bytes.
const WINDOWS_BYTES: usize = 32 * 1024 * 1024;

/// How much of the objects that were read is kept, in bytes.
const KEPT_BYTES: isize = 16 * 1024 * 1024;

/// Sets libgit2 up; once per process, before the first repository is opened.
///
/// 1. It syncs what it writes into a repository. By default it syncs nothing: after a power cut the branch
///    may name a commit that is not there.
/// 2. It keeps little in memory. By default a walk over a long past ends with the whole of it there.
#[allow(unsafe_code)]
pub(super) fn set_up() {
    static SET_UP: Once = Once::new();
    SET_UP.call_once(|| {
        libgit2_sys::init();
        if !sync::is_forgone() {
            let option =
                i32::try_from(libgit2_sys::GIT_OPT_ENABLE_FSYNC_GITDIR).expect("libgit2's options are small numbers");
            // SAFETY: git2 has no safe call for this option. libgit2 is
            // initialised above; the option takes one int; it writes one static
            // flag, and every repository is opened after this call returns.
            let answer = unsafe { libgit2_sys::git_libgit2_opts(option, 1) };
            assert_eq!(answer, 0, "libgit2 knows the option since 0.27");
        }
        // SAFETY: these write plain numbers of libgit2's that are read while a
        // repository is open, and every repository is opened after this.
        let answer = unsafe {
            git2::opts::set_mwindow_size(WINDOW_BYTES)
                .and_then(|()| git2::opts::set_mwindow_mapped_limit(WINDOWS_BYTES))
                .and_then(|()| git2::opts::set_cache_max_size(KEPT_BYTES))
        };
        answer.expect("libgit2 takes any size");
    });
}

/// Returns the version of libgit2 that is built in.
#[must_use]
pub fn library_version() -> String {
    let (major, minor, patch) = git2::Version::get().libgit2_version();
    format!("{major}.{minor}.{patch}")
}

/// Lets this process take stored objects at their word: what an id names is not hashed again to see whether
/// it still has that id.
///
/// Only for commands that show and never write. What a disk garbles is noticed all the same, by the checksum
/// of the compression; what came from somebody else was hashed when it came, and what is written, merged,
/// sent or verified is hashed again.
pub fn forgo_verifying() {
    git2::opts::strict_hash_verification(false);
}
