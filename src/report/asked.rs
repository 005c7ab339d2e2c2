//! What is asked of you, and what groups wait for: friend requests and invitations without an answer.

use super::friends::{Standing, friends};
use crate::model::{GroupIndex, MemberState, PersonIndex, Setup};

/// What has no answer yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The handles of those who want to be your friends.
    pub friends: Vec<String>,
    /// The groups that invite you: handle and display name.
    pub invitations: Vec<(String, String)>,
    /// Whom else the groups invite: the group's handle, and theirs.
    pub invited: Vec<(String, Vec<String>)>,
}

impl Asked {
    /// Tells whether nobody asks you for anything.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        self.friends.is_empty() && self.invitations.is_empty()
    }
}

/// Finds what is asked of you, and whom else these groups invite.
#[must_use]
pub fn asked(setup: &Setup, groups: &[GroupIndex], me: Option<PersonIndex>) -> Asked {
    let requests = me.map(|me| friends(setup, me)).unwrap_or_default();
    let requests = requests.into_iter().filter(|row| row.standing == Standing::AsksYou).map(|row| row.handle);
    let mut asked = Asked { friends: requests.collect(), ..Asked::default() };
    for index in setup.group_indexes() {
        let group = &setup.groups[index.get()];
        let invited = group.members.iter().filter(|member| member.state == MemberState::Invited && !group.archived);
        let (mine, others): (Vec<_>, Vec<_>) = invited.partition(|member| Some(member.person) == me);
        if !mine.is_empty() {
            asked.invitations.push((group.handle.clone(), group.name.clone()));
        }
        if !others.is_empty() && groups.contains(&index) {
            let names = others.iter().map(|member| setup.handle(member.person).to_owned());
            asked.invited.push((group.handle.clone(), names.collect()));
        }
    }
    asked
}
