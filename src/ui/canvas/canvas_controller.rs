//! One canvas with its chart, and everything that makes it draw again.

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use plotters_canvas::CanvasBackend;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{
    CanvasRenderingContext2d, EventTarget, HtmlCanvasElement, HtmlElement, ResizeObserver, Window,
};
use yew::{Callback, NodeRef};

use super::{
    css_theme::{self, Purpose},
    visibility::VisibilityObserver,
};
use crate::{
    charts::{Chart, ChartError, Surface, Theme},
    state::rc_ptr_eq::RcPtrEq,
    ui::{element_builder::listener::Listener, render_scheduler},
};

/// More device pixels per CSS pixel cost memory and are not seen.
const RATIO_MAX: f64 = 3.0;
/// Text grows with the visitor's text size as long as the drawing keeps this width, in its own CSS pixels.
const ROOM: f64 = 300.0;
/// Media features after which colours or line widths differ.
const FEATURES: [&str; 3] =
    ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-contrast: more)"];

/// The elements that a view with a canvas renders.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CanvasNodes {
    /// The box that gives the drawing its width.
    pub frame: NodeRef,
    /// The canvas.
    pub canvas: NodeRef,
    /// An element whose colours have a transition: it tells when they change.
    pub watch: NodeRef,
    /// An element inside it, to read colours, the text font and the base size from.
    pub probe: NodeRef,
    /// An element inside that one, to read the display font from.
    pub display: NodeRef,
}

/// What must be found out again before drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Redraw {
    /// Only the size.
    Size,
    /// Colours and fonts too.
    Everything,
}

/// The observer of the box, with the closure it calls.
struct Observer {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut()>,
}

/// What a drawing's size follows from.
#[derive(Debug, Clone, Copy)]
struct Measured {
    /// The width of the box, in CSS pixels.
    available: f64,
    /// How much larger than usual the text is, 1 or more.
    zoom: f64,
    /// Device pixels for each CSS pixel.
    ratio: f64,
}

/// What is on the canvas.
struct Drawn {
    chart: RcPtrEq<Chart>,
    theme: Rc<Theme>,
    scale: f64,
}

impl Drawn {
    fn is(&self, other: &Self) -> bool {
        // The same number, not one that is near: it is worked out in the same way each time.
        self.chart == other.chart
            && Rc::ptr_eq(&self.theme, &other.theme)
            && self.scale.to_bits() == other.scale.to_bits()
    }
}

/// A canvas with its chart.
pub struct CanvasController {
    window: Window,
    frame: HtmlElement,
    canvas: HtmlCanvasElement,
    probe: HtmlElement,
    display: HtmlElement,
    context: CanvasRenderingContext2d,
    shown: RefCell<Option<(RcPtrEq<Chart>, Callback<()>)>>,
    theme: RefCell<Option<Rc<Theme>>>,
    /// Absent when there is nothing on it, or something for print.
    drawn: RefCell<Option<Drawn>>,
    /// What was measured last, for the screen.
    measured: Cell<Option<Measured>>,
    /// Nothing was drawn since it has its size.
    is_blank: Cell<bool>,
    /// The visitor sees it, or will soon.
    is_near: Cell<bool>,
    visibility: RefCell<Option<VisibilityObserver>>,
    /// It waits for its turn to be drawn.
    is_waiting: Cell<bool>,
    observer: RefCell<Option<Observer>>,
    listeners: RefCell<Vec<Listener>>,
    /// Fires once when the ratio is no longer what it was; then it is made anew.
    ratio: RefCell<Option<Listener>>,
}

impl CanvasController {
    /// Finds the elements and starts listening. `None` when there is no canvas to draw on.
    #[must_use]
    pub fn set_up(nodes: &CanvasNodes) -> Option<Rc<Self>> {
        let canvas: HtmlCanvasElement = nodes.canvas.cast()?;
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        let window = web_sys::window()?;
        let (frame, probe, display) = (nodes.frame.cast()?, nodes.probe.cast()?, nodes.display.cast()?);
        let controller = Rc::new(Self {
            window,
            frame,
            canvas,
            probe,
            display,
            context,
            shown: RefCell::default(),
            theme: RefCell::default(),
            drawn: RefCell::default(),
            measured: Cell::default(),
            is_blank: Cell::default(),
            is_near: Cell::default(),
            visibility: RefCell::default(),
            is_waiting: Cell::default(),
            observer: RefCell::default(),
            listeners: RefCell::default(),
            ratio: RefCell::default(),
        });
        controller.listen(nodes.watch.cast::<HtmlElement>().map(EventTarget::from));
        Some(controller)
    }

    fn listen(self: &Rc<Self>, watch: Option<EventTarget>) {
        let weak = Rc::downgrade(self);
        let recolor = || calling(&weak, |controller: &Rc<Self>| controller.request(Redraw::Everything));
        let mut listeners = Vec::new();
        for feature in FEATURES {
            let list = self.window.match_media(feature).ok().flatten();
            listeners.extend(list.and_then(|list| Listener::new(&list, "change", recolor())));
        }
        listeners.extend(watch.and_then(|watch| Listener::new(&watch, "transitionend", recolor())));
        // Before print there is no next frame: draw at once.
        let print = calling(&weak, |controller: &Rc<Self>| controller.draw(Purpose::Print));
        listeners.extend(Listener::new(&self.window, "beforeprint", print));
        listeners.extend(Listener::new(&self.window, "afterprint", recolor()));
        *self.listeners.borrow_mut() = listeners;
        self.watch_ratio();

        let told = Rc::downgrade(self);
        let visibility = VisibilityObserver::of(&self.frame, move |is_near| {
            if let Some(controller) = told.upgrade() {
                controller.is_near.set(is_near);
                if is_near {
                    controller.request(Redraw::Size);
                }
            }
        });
        // Where nobody tells, everything is near.
        self.is_near.set(visibility.is_none());
        *self.visibility.borrow_mut() = visibility;

        let on_resize = Closure::<dyn FnMut()>::new(calling(&weak, |controller: &Rc<Self>| {
            controller.request(Redraw::Size)
        }));
        if let Ok(observer) = ResizeObserver::new(on_resize.as_ref().unchecked_ref()) {
            observer.observe(&self.frame);
            *self.observer.borrow_mut() = Some(Observer { observer, _callback: on_resize });
        }
    }

    /// There is no event for the ratio, only for "it is this one" becoming untrue.
    fn watch_ratio(self: &Rc<Self>) {
        let ratio = self.window.device_pixel_ratio();
        let list = self.window.match_media(&format!("(resolution: {ratio}dppx)")).ok().flatten();
        let changed =
            calling(&Rc::downgrade(self), |controller: &Rc<Self>| controller.request(Redraw::Everything));
        *self.ratio.borrow_mut() = list.and_then(|list| Listener::new(&list, "change", changed));
    }

    /// Draws this chart from now on.
    pub fn show(self: &Rc<Self>, chart: RcPtrEq<Chart>, on_failed: Callback<()>) {
        let is_drawn = self.drawn.borrow().as_ref().is_some_and(|drawn| drawn.chart == chart);
        let first = self.shown.borrow_mut().replace((chart, on_failed)).is_none();
        if first {
            // At once takes its place, so that what follows does not move.
            self.draw(Purpose::Screen);
        } else if !is_drawn {
            self.request(Redraw::Size);
        }
    }

    /// Draws another chart where there is one, before the rest of the page is: it is seen in the frame of the press that
    /// asks for it, beside the words that say the same. Nothing is measured again, because that would lay out a page that
    /// is half done.
    pub fn show_at_once(&self, chart: &RcPtrEq<Chart>) {
        let Some(measured) = self.measured.get().filter(|_| self.is_near.get()) else { return };
        if self.theme.borrow().is_none() || render_scheduler::is_slow() {
            return;
        }
        if let Some((shown, _)) = self.shown.borrow_mut().as_mut() {
            *shown = chart.clone();
        }
        if self.try_draw(chart, Purpose::Screen, measured).is_err() {
            // It is drawn again, and then its view hears that it cannot be.
            self.drawn.borrow_mut().take();
        }
    }

    fn request(self: &Rc<Self>, redraw: Redraw) {
        if redraw == Redraw::Everything {
            self.theme.borrow_mut().take();
        }
        if !self.is_waiting.replace(true) {
            // One drawing in a frame, where that is all there is time for.
            render_scheduler::wait(Box::new(calling(&Rc::downgrade(self), Self::draw_in_turn)));
            render_scheduler::go_on(Box::new(|| ()));
        }
    }

    fn draw_in_turn(self: &Rc<Self>) {
        self.is_waiting.set(false);
        if self.is_near.get() && self.theme.borrow().is_none() {
            // Reading the page's colours and measuring its fonts is work of its own, and has a turn of its own.
            self.theme(Purpose::Screen);
            return self.request(Redraw::Size);
        }
        self.draw(Purpose::Screen);
        // Not in the listener itself, which this replaces.
        self.watch_ratio();
    }

    fn draw(&self, purpose: Purpose) {
        let Some((chart, on_failed)) = self.shown.borrow().clone() else { return };
        let Some(measured) = self.measure(purpose) else { return };
        if self.try_draw(&chart, purpose, measured).is_err() {
            on_failed.emit(());
        }
    }

    /// Has the page laid out, and measures. `None` for a box that is not shown; the observer tells when it is.
    fn measure(&self, purpose: Purpose) -> Option<Measured> {
        let available = f64::from(self.frame.client_width());
        if available < 1.0 {
            return None;
        }
        let zoom = css_theme::zoom(&self.window, &self.probe).min(available / ROOM).max(1.0);
        let ratio = match purpose {
            Purpose::Screen => {
                (self.window.device_pixel_ratio() * self.enlarged(available)).clamp(1.0, RATIO_MAX)
            }
            Purpose::Print => RATIO_MAX,
        };
        let measured = Measured { available, zoom, ratio };
        self.measured.set((purpose == Purpose::Screen).then_some(measured));
        Some(measured)
    }

    fn try_draw(
        &self,
        chart: &RcPtrEq<Chart>,
        purpose: Purpose,
        measured: Measured,
    ) -> Result<(), ChartError> {
        let Measured { available, zoom, ratio } = measured;
        let size = chart.size_for(available / zoom);
        // Only a box narrower than the narrowest drawing makes it smaller.
        let zoom = zoom.min(available / size.width);
        let width = format!("{}px", size.width * zoom);
        let refused = |_| ChartError::Surface("the canvas has no size or transform".to_owned());
        self.canvas.style().set_property("width", &width).map_err(refused)?;
        let (width, height) =
            (device_pixels(size.width * zoom * ratio), device_pixels(size.height * zoom * ratio));
        if self.canvas.width() != width || self.canvas.height() != height {
            self.wipe(width, height);
        }
        if purpose == Purpose::Screen && !self.is_near.get() {
            return Ok(());
        }
        let surface = Surface::canvas(size);
        let scale = zoom * ratio / surface.px;
        let now = Drawn { chart: chart.clone(), theme: self.theme(purpose), scale };
        if self.drawn.borrow().as_ref().is_some_and(|drawn| drawn.is(&now)) {
            return Ok(());
        }
        if !self.is_blank.get() {
            self.clear(width, height).map_err(refused)?;
        }
        self.context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0).map_err(refused)?;
        self.context.set_line_join("round");

        // It draws by the context of the canvas, which is the one that was set up here.
        let backend = CanvasBackend::with_canvas_object(self.canvas.clone());
        let mut backend =
            backend.ok_or_else(|| ChartError::Surface("the canvas gave no context".to_owned()))?;
        self.is_blank.set(false);
        chart.draw(&mut backend, &now.theme, surface)?;
        *self.drawn.borrow_mut() = (purpose == Purpose::Screen).then_some(now);
        Ok(())
    }

    /// Empties it without giving it a size, which would have the page laid out again.
    fn clear(&self, width: u32, height: u32) -> Result<(), JsValue> {
        self.drawn.borrow_mut().take();
        self.context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)?;
        self.context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
        Ok(())
    }

    /// A canvas that is given a size is empty, even if it had that size, and its context as new.
    fn wipe(&self, width: u32, height: u32) {
        self.canvas.set_width(width);
        self.canvas.set_height(height);
        self.is_blank.set(true);
        self.drawn.borrow_mut().take();
    }

    /// How much larger the box is on the screen than in its own pixels: a page may have zoomed or transformed it.
    fn enlarged(&self, available: f64) -> f64 {
        self.frame.get_bounding_client_rect().width() / available
    }

    fn theme(&self, purpose: Purpose) -> Rc<Theme> {
        let read =
            || Rc::new(css_theme::read(&self.window, &self.probe, &self.display, &self.context, purpose));
        match purpose {
            Purpose::Print => read(),
            Purpose::Screen => Rc::clone(self.theme.borrow_mut().get_or_insert_with(read)),
        }
    }
}

/// It goes with its view; listeners stop by themselves.
impl Drop for CanvasController {
    fn drop(&mut self) {
        if let Some(resize) = self.observer.borrow_mut().take() {
            resize.observer.disconnect();
        }
    }
}

/// A callback that does not keep the controller alive.
fn calling(controller: &Weak<CanvasController>, action: fn(&Rc<CanvasController>)) -> impl FnMut() + 'static {
    let controller = Weak::clone(controller);
    move || {
        if let Some(controller) = controller.upgrade() {
            action(&controller);
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
pub(super) fn device_pixels(length: f64) -> u32 {
    length.round() as u32
}
