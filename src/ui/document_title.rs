//! What the tab of a page of ours says.

use crate::{
    i18n::{section_name, strings},
    state::{model::Model, screen::Screen},
};

/// The name of the screen; none on the start. Not what the result is: a tab is seen by others, and the browser keeps
/// its title.
#[must_use]
pub fn screen_name(model: &Model) -> Option<&'static str> {
    let text = strings(model.lang);
    Some(match model.screen {
        Screen::Intro => return None,
        Screen::Section(section) => section_name(section, &model.instrument, text, model.lang),
        Screen::Review => text.question_check_title,
        Screen::Result | Screen::Past | Screen::Shared => text.result_name,
        Screen::Plan => text.plan_title,
        Screen::Change => text.change_title,
        Screen::Data => text.share_data_title,
        Screen::About => text.about_open,
        Screen::Team => text.team_name,
        Screen::TeamSession => text.team_session_title,
    })
}

/// Which screen it is, and of what.
#[must_use]
pub fn document_title(model: &Model) -> String {
    let app = model.words().scan();
    screen_name(model).map_or_else(|| app.to_owned(), |screen| [screen, " – ", app].concat())
}
