//! What was found out: the answers, apart from how they look.
