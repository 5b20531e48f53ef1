//! What messages change: the model, and what is still to be shown of it; and who carries out their effects.

use std::time::Duration;

use js_sys::Date;
use yew::Callback;

use super::{SessionConfig, timer};
use crate::{
    runtime::{
        effect_runner::{EffectRunner, draw_number, share_text},
        files::{pdf_file, qr, team_files},
        focus_clipboard_print::{address, copy},
        frames_around::sandboxes,
        languages, web_share,
    },
    state::{
        effect::{Announcement, Effect, FocusTarget},
        frame_sandbox::FrameSandbox,
        host::EmbedOptions,
        model::{Model, capabilities::Capabilities},
        msg::{
            ExportMsg, ImportMsg, Msg, NavigateMsg, StorageMsg,
            team::{SessionMsg, TeamMsg},
        },
        screen::Screen,
        update::update,
    },
    storage::merge,
};

/// So long an answer can be seen, and taken back, before the scan goes on by itself.
const BEFORE_GOING_ON: Duration = Duration::from_millis(600);

/// How often the clock of a round moves.
const SECOND: Duration = Duration::from_secs(1);

/// What messages change.
pub struct State {
    /// The state of the scan.
    pub model: Model,
    /// What a screen reader hears, with a number so that the same text twice is a fresh node.
    pub spoken: Option<(usize, Announcement)>,
    /// Where the focus goes once the new screen is there.
    pub(super) focus: Option<FocusTarget>,
    /// What was done is to be seen once the screen is drawn.
    pub(super) shows_confirmation: bool,
    runner: EffectRunner,
}

impl State {
    /// Opens what was kept and gets to where the visitor was, or the host wishes.
    pub(super) fn open(config: &SessionConfig, send: Callback<Msg>) -> Self {
        let SessionConfig { instrument, lang, name, host } = config;
        let (mut runner, location, mut opened) = EffectRunner::open(instrument, name, host, send.clone());
        if let Some(restored) = host.embed_options().and_then(|options| options.restored.as_ref()) {
            // What could not be kept goes before what was kept earlier.
            let kept = opened.saved.unwrap_or_else(merge::nothing);
            opened.saved = Some(merge::merge(instrument, &merge::nothing(), restored, &kept));
        }
        let mut model = Model::new(instrument.clone(), *lang, location, opened);
        model.link_base = host.link_base(address);
        model.capabilities = Capabilities {
            sandbox: FrameSandbox::of(&sandboxes()),
            can_share: web_share::is_there(),
            can_scan: qr::is_there(),
            makes_pdf: pdf_file::is_there(),
        };
        model.ids.salt = crate::runtime::effect_runner::tab_number();
        model.attempts = runner.attempts();
        // Before anything is put into words. What follows puts off a language that it brings by itself.
        let _ = model.put_off_language(*lang);
        if let Some(options) = host.embed_options() {
            begin(&mut model, options);
        }
        if let Some(text) = runner.kept_team() {
            let lang = model.team.take_kept(instrument, &text);
            model.take_kept_lang(lang);
            let _ = model.put_off_language(config.lang);
        }
        if let Some(text) = runner.kept_invitation() {
            model.team.take_invitation(instrument, &text);
        }
        if let Some(text) = runner.followed_invitation() {
            // Effects of a first screen: nothing is kept yet, and the focus stays where it is.
            let _ = update(&mut model, Msg::Team(TeamMsg::Open(text)));
            runner.show_place(&model);
        } else if let Some(code) = runner.link() {
            // Its result is the first screen, or what is wrong with it; the focus would be a surprise there.
            let _ = update(&mut model, Msg::Import(ImportMsg::OpenLink(code)));
            runner.show_place(&model);
        } else if let Some(place) = runner.place() {
            let screen = Screen::from_place(&model.instrument, &place);
            if model.has_begun() || screen.is_some_and(Screen::needs_no_answers) {
                // A reload stays where it was; nothing is focused before the visitor did something.
                let _ = update(&mut model, Msg::Navigate(NavigateMsg::Visit(place)));
            }
            if model.screen == Screen::Data {
                model.inventory = runner.kept();
            }
        }
        if let Some(lang) = model.awaited {
            // What starts the scan has tried already; so this tells why it begins in another language.
            languages::load(lang, &send);
        }
        Self { model, runner, focus: None, shows_confirmation: false, spoken: None }
    }

    /// Carries out a message, and what follows from it at once.
    pub(super) fn carry_out(&mut self, config: &SessionConfig, msg: Msg, send: &Callback<Msg>) {
        for effect in update(&mut self.model, msg) {
            let (model, runner) = (&self.model, &mut self.runner);
            match effect {
                Effect::Focus(target) => self.focus = Some(target),
                Effect::Announce(announcement) => {
                    let number = self.spoken.map_or(0, |(number, _)| number);
                    self.spoken = Some((number.wrapping_add(1), announcement));
                    self.shows_confirmation = model.confirmation.is_some();
                }
                Effect::Begin => {
                    if let Some(options) = config.host.embed_options() {
                        begin(&mut self.model, options);
                    }
                }
                Effect::Save => runner.save(model, send),
                Effect::PollStore => runner.poll_store(model, send),
                Effect::Clear => runner.clear(send),
                Effect::Forget => runner.forget(send),
                Effect::DropStoreState => runner.drop_store_state(),
                Effect::KeepIn(location) => runner.change_location(location, model, send),
                Effect::DiscardBroken => runner.discard_broken(send),
                Effect::Finish => runner.finish(model, send),
                Effect::RemoveAttempt(id) => runner.remove_attempt(&id, model, send),
                Effect::KeepAttempts => runner.keep_attempts(model, send),
                Effect::AddAttempts(scans) => runner.add_attempts(&scans, model, send),
                Effect::Inspect => send.emit(Msg::Storage(StorageMsg::Inspected(runner.kept()))),
                Effect::DownloadAll => runner.download_all(model, send),
                Effect::Download { name, day, text } => runner.download(&name, day, text, send),
                Effect::GenerateExport(kind) => runner.generate_export(kind, model, send),
                Effect::Copy(text) => {
                    copy(text, send.reform(|copied| Msg::Export(ExportMsg::Copied(copied))))
                }
                Effect::CopyLink(link) => {
                    copy(link, send.reform(|copied| Msg::Export(ExportMsg::LinkCopied(copied))));
                }
                Effect::Share(link) => runner.share(&link, model, send),
                Effect::Print => runner.print(),
                Effect::KeepTeam(text) => runner.keep_team(text.as_deref(), send),
                Effect::KeepInvitation(text) => runner.keep_invitation(text.as_deref()),
                Effect::StartCamera => qr::start(send),
                Effect::StopCamera => qr::stop(),
                Effect::StopReading => team_files::stop(),
                Effect::DrawNumber => send.emit(Msg::Team(TeamMsg::Numbered(draw_number()))),
                Effect::CopyText(what, text) => {
                    copy(text, send.reform(move |copied| Msg::Team(TeamMsg::Copied(what, copied))));
                }
                Effect::ShareText(text) => share_text(model, &text, send),
                Effect::Tick(round) => tick(round, model, send),
                Effect::LoadLanguage(lang) => languages::load(lang, send),
                Effect::Wait(wait) => {
                    let send = send.clone();
                    timer::after(BEFORE_GOING_ON, move || {
                        send.emit(Msg::Navigate(NavigateMsg::GoOn(wait)));
                    });
                }
            }
        }
        self.runner.show_place(&self.model);
    }
}

/// Tells the moment of the clock of a round: at once for one that has just begun, else in a second.
fn tick(round: u32, model: &Model, send: &Callback<Msg>) {
    let send = send.clone();
    let tell = move || send.emit(Msg::Team(TeamMsg::Session(SessionMsg::Tick(round, Date::now()))));
    if model.team.session.round.is_some_and(|now| now.ends_at.is_none()) {
        tell();
    } else {
        timer::after(SECOND, tell);
    }
}

/// The mode and the first screen that a host wishes, for somebody who has not begun, or goes on.
fn begin(model: &mut Model, options: &EmbedOptions) {
    model.usual_flow = options.flow;
    if let Some(mode) = options.offer.filter(|_| !model.has_begun()) {
        model.mode = mode;
    }
    // What was done before stays confirmed on the screen that the host wishes.
    let confirmation = model.confirmation.take();
    // Effects of a first screen: there is nothing to save, and the focus stays in the host's page.
    let _ = match (options.skip_intro, model.has_begun()) {
        (false, _) if options.opens_team => update(model, Msg::Navigate(NavigateMsg::OpenTeam)),
        (false, _) => Vec::new(),
        (true, false) => update(model, Msg::Navigate(NavigateMsg::Start(model.mode))),
        (true, true) => update(model, Msg::Navigate(NavigateMsg::Resume)),
    };
    model.confirmation = confirmation;
}
