//! One scan at work: its model and its effect runner. A message is carried out where it is sent, and what follows from it
//! before anything else: an answer is kept when the press that gave it is over, and no other message comes between a
//! look into the store and what is made of it.
//!
//! Not in the component: Yew puts messages off while it is busy, and drops them when its component goes.

mod state;
mod timer;

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::{Rc, Weak},
};

use web_sys::Element;
use yew::{Callback, NodeRef, platform::spawn_local};

pub use self::state::State;
use super::{
    document,
    files::{file_drop::FileDrop, qr},
    focus_clipboard_print::{ElementLocator, focus_in_frame, focused, show_confirmation},
    foreign_removals::ForeignRemovals,
    menu_closing::MenuClosing,
    scroll_anchor::ScrollAnchor,
};
use crate::{
    core::instrument::{Instrument, Lang},
    state::{effect::FocusTarget, host::Host, msg::Msg, rc_ptr_eq::RcPtrEq},
    ui::render_scheduler,
};

/// What stays the same as long as the scan is there.
pub struct SessionConfig {
    /// The questionnaire.
    pub instrument: RcPtrEq<Instrument>,
    /// The language until the visitor chooses, or chose earlier.
    pub lang: Lang,
    /// The name under which answers are kept.
    pub name: String,
    /// What is around the scan.
    pub host: Host,
}

/// What shows the scan is asked to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RenderRequest {
    /// Make the screen as it is now, and keep it until it is to be drawn.
    Build,
    /// Draw the screen as it is now.
    Draw,
}

/// One scan.
pub struct Session {
    config: SessionConfig,
    state: RefCell<State>,
    /// Messages that came while one was carried out.
    queue: RefCell<VecDeque<Msg>>,
    is_busy: Cell<bool>,
    /// The first screen was drawn.
    is_drawn: Cell<bool>,
    /// A message was carried out since the screen was last built.
    is_stale: Cell<bool>,
    /// Files that are chosen, or dropped on the scan.
    file_drop: RefCell<FileDrop>,
    /// What closes the menu from outside.
    menu_closing: RefCell<MenuClosing>,
    /// Notices elements that other code removed.
    foreign_removals: RefCell<ForeignRemovals>,
    /// How many times the scan was rebuilt for that.
    rebuilds: Cell<u32>,
    /// What had the focus before a rebuild.
    focus_before_rebuild: Cell<Option<ElementLocator>>,
    /// What had the focus when a message said where it goes.
    focused: Cell<Option<Element>>,
    /// What is to stay where it is on the screen.
    anchor: Cell<Option<ScrollAnchor>>,
    /// What shows the scan.
    root: RefCell<NodeRef>,
    /// Builds or draws the scan anew.
    redraw: RefCell<Callback<RenderRequest>>,
    send: Callback<Msg>,
    me: Weak<Self>,
}

impl Session {
    /// Opens what was kept and gets to where the visitor was, or the host wishes.
    #[must_use]
    pub fn open(config: SessionConfig) -> Rc<Self> {
        Rc::new_cyclic(|me: &Weak<Self>| {
            let (weak, me) = (Weak::clone(me), Weak::clone(me));
            let send = Callback::from(move |msg| {
                if let Some(session) = weak.upgrade() {
                    session.carry_out(msg);
                }
            });
            let state = RefCell::new(State::open(&config, send.clone()));
            let (queue, is_busy, is_drawn, is_stale, file_drop, menu_closing) = Default::default();
            let (foreign_removals, rebuilds, focus_before_rebuild, focused, anchor, redraw, root) =
                Default::default();
            Self {
                config,
                state,
                queue,
                is_busy,
                is_drawn,
                is_stale,
                file_drop,
                menu_closing,
                foreign_removals,
                rebuilds,
                focus_before_rebuild,
                focused,
                anchor,
                redraw,
                root,
                send,
                me,
            }
        })
    }

    /// What stays the same.
    pub fn config(&self) -> &SessionConfig {
        &self.config
    }

    /// Where views send their messages: always the same callback, so that a view whose data stayed the same is left
    /// alone.
    pub fn send(&self) -> &Callback<Msg> {
        &self.send
    }

    /// Who draws the scan from now on.
    pub fn drawn_by(&self, redraw: Callback<RenderRequest>) {
        self.redraw.replace(redraw);
    }

    /// Looks at the state. Not to be called by what carries out a message.
    pub fn read<T>(&self, look: impl FnOnce(&State) -> T) -> T {
        look(&self.state.borrow())
    }

    /// Looks at the state to build the screen from it.
    pub fn build<T>(&self, look: impl FnOnce(&State) -> T) -> T {
        self.is_stale.set(false);
        self.read(look)
    }

    /// A render begins: what is removed from now on, Yew removes. Called by the component and not where a render is
    /// requested, because two that are requested at once run one after the other.
    pub fn begin_render(&self) {
        self.foreign_removals.borrow().pause();
    }

    /// The screen is drawn: moves the focus, if a message said so; a host hears of the first screen.
    pub fn drawn(&self, root: &NodeRef) {
        if !self.is_drawn.replace(true) {
            self.show_host();
        }
        self.root.replace(root.clone());
        self.file_drop.borrow_mut().follow(root, &self.send);
        qr::show(root);
        self.menu_closing.borrow_mut().follow(root);
        self.foreign_removals.borrow_mut().resume(root);
        if let Some(locator) = self.focus_before_rebuild.take() {
            locator.focus(root);
        }
        if self.is_stale() {
            // Between building a screen and telling so, Yew lets the browser work where that is slow, and a message may
            // have come.
            return;
        }
        self.anchor.take().into_iter().for_each(ScrollAnchor::hold);
        if std::mem::take(&mut self.state.borrow_mut().shows_confirmation) {
            show_confirmation(root.clone());
        }
        render_scheduler::go_on(self.deferred(Self::move_focus));
        self.move_focus();
    }

    /// Moves the focus, if a message said so and its target is there: the heading comes first, all else may be in the
    /// last block of the screen.
    fn move_focus(&self) {
        if self.is_stale() {
            return;
        }
        let is_there =
            |target: &mut FocusTarget| *target == FocusTarget::Heading || !render_scheduler::is_slow();
        let target = self.state.borrow_mut().focus.take_if(is_there);
        if let Some(target) = target {
            let root = self.root.borrow().clone();
            focus_in_frame(root, target, self.focused.take(), self.config.instrument.clone());
        }
    }

    /// A message was carried out since the screen was last built.
    pub fn is_stale(&self) -> bool {
        self.is_stale.get()
    }

    /// Builds the screen as it is now, if that is not done.
    fn build_ahead(&self) {
        if self.is_stale() {
            self.request(RenderRequest::Build);
        }
    }

    /// Draws the scan as it is now.
    fn draw(&self) {
        self.request(RenderRequest::Draw);
    }

    /// How many times the scan was rebuilt because other code removed elements of it.
    pub fn rebuilds(&self) -> u32 {
        self.rebuilds.get()
    }

    fn request(&self, request: RenderRequest) {
        if self.foreign_removals.borrow().take() {
            self.rebuilds.update(|rebuilds| rebuilds.wrapping_add(1));
            self.is_stale.set(true);
            self.focus_before_rebuild.set(ElementLocator::of_focus(&self.root.borrow()));
        }
        let redraw = self.redraw.borrow().clone();
        redraw.emit(request);
    }

    /// Something to be done later, if the scan is there still.
    fn deferred(&self, act: fn(&Self)) -> Box<dyn FnOnce()> {
        let me = Weak::clone(&self.me);
        Box::new(move || me.upgrade().iter().for_each(|session| act(session)))
    }

    /// Carries out a message, and all that follows from it.
    pub fn carry_out(&self, msg: Msg) {
        if matches!(msg, Msg::Trial(_)) {
            // What says that it is a trial comes and goes above what is pressed.
            self.anchor.set(ScrollAnchor::of_focus(&self.root.borrow()));
        }
        self.queue.borrow_mut().push_back(msg);
        if self.is_busy.replace(true) {
            return;
        }
        let shown = |state: &State| (state.model.screen, state.model.lang);
        let (before, had_focus) = self.read(|state| (shown(state), state.focus.is_some()));
        while let Some(msg) = self.next() {
            self.state.borrow_mut().carry_out(&self.config, msg, &self.send);
            if self.is_drawn.get() {
                self.show_host();
            }
        }
        self.is_busy.set(false);
        self.is_stale.set(true);
        if !had_focus && self.read(|state| state.focus.is_some()) {
            // After the press is over: a menu that closes gives the focus back to what opened it.
            let note = self.deferred(|session| session.focused.set(focused(&session.root.borrow())));
            spawn_local(async move { note() });
        }
        let now = self.read(shown);
        let begin = || {
            render_scheduler::begin(
                &self.root.borrow(),
                now.0 != before.0,
                self.deferred(Self::build_ahead),
                self.deferred(Self::draw),
            )
        };
        if !(now != before && begin()) {
            self.draw();
        }
    }

    /// Shows the model to what is around the scan.
    fn show_host(&self) {
        let state = self.state.borrow();
        match self.config.host.embed_options() {
            Some(options) => (options.watch)(&state.model),
            None => document::describe(&state.model),
        }
    }

    /// In a function of its own, so that the queue is free while the message is carried out.
    fn next(&self) -> Option<Msg> {
        self.queue.borrow_mut().pop_front()
    }
}
