//! One visit on a slow phone: loads, answers all, looks at the result; and what was measured of it.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use e2e::server::Server;
use serde_json::{Value, json};

use crate::{
    chromium::{Chromium, Tab},
    content::Content,
    figures::{Figure, Figures},
    subject::{Sites, Subject},
    traffic::Traffic,
};

/// The phone: CSS pixels, and dots for each of them.
const SCREEN: (u32, u32, u32) = (360, 740, 3);
/// How many times slower its processor is than this machine's.
const SLOWER: u32 = 4;
/// The mobile line: milliseconds until an answer begins, and bytes a second each way (1.6 and 0.75 Mbit/s).
const LATENCY: u32 = 150;
const DOWN: u32 = 1_600_000 / 8;
const UP: u32 = 750_000 / 8;

/// So long a step may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// So long nothing must be on its way before loading counts as over.
const QUIET: Duration = Duration::from_millis(1000);
/// So long a press may take to be seen before it is made again.
const PRESS: Duration = Duration::from_secs(4);
/// So many presses try answers out, and what they are called in a report.
const TRIALS: usize = 4;
const TRIAL: &str = "a trial";
/// More presses than any scan needs.
const PRESSES: usize = 200;

/// A visit that goes on.
struct Visit<'a> {
    chromium: &'a mut Chromium,
    tab: &'a Tab,
    traffic: Traffic,
}

/// Makes a visit. `whole` is whether it goes on to the result, or ends with the first answer.
///
/// # Errors
/// When something does not come, or cannot be pressed.
pub fn visit(
    chromium: &mut Chromium,
    sites: &Sites,
    content: &Content,
    who: Subject,
    whole: bool,
) -> Result<Measured> {
    let server = Server::start(sites.options(who))?;
    let tab = chromium.open()?;
    let mut visit = Visit { chromium, tab: &tab, traffic: Traffic::default() };
    let measured = visit.measure(&format!("{}{}", server.url(), who.path()), content, who, whole);
    chromium.close(&tab)?;
    measured
}

/// What was measured, and what is worth a look.
pub struct Measured {
    /// For the table.
    pub figures: Figures,
    /// The longest interactions and tasks, in words.
    pub remarks: Vec<String>,
}

impl Visit<'_> {
    fn measure(&mut self, url: &str, content: &Content, who: Subject, whole: bool) -> Result<Measured> {
        self.prepare(content, who)?;
        self.call("Page.navigate", json!({ "url": url }))?;
        self.until("the first answer to be kept", |visit| {
            Ok((visit.ask("visitor.seen.saved ?? null")?.is_number()).then_some(()))
        })?;
        self.loaded()?;
        let from = self.ask("visitor.settle().then(visitor.now)")?;
        let mut tries = false;
        if whole {
            self.answer_all()?;
            self.ask("visitor.settle()")?;
            tries = who.is_ours() && self.try_out(who.name())?;
        }
        let report = self.ask("visitor.report()")?;
        let mut figures = Figures::default();
        let time = |name: &str| report[name].as_f64().with_context(|| format!("no time for {name}"));
        let saved = time("saved")?;
        figures.set(Figure::WireUntilSaved, self.traffic.bytes_until(saved) / 1024.0);
        figures.set(Figure::Wire, self.traffic.bytes_until(f64::INFINITY) / 1024.0);
        figures.set(Figure::WireOffline, self.traffic.bytes_of_workers() / 1024.0);
        figures.set(Figure::Requests, self.traffic.requests() as f64);
        figures.set(Figure::Paint, time("paint")?);
        figures.set(Figure::Shown, time("shown")?);
        figures.set(Figure::Question, time("question")?);
        figures.set(Figure::Saved, saved);
        let from = from.as_f64().unwrap_or_default();
        let presses = presses(&report["presses"]);
        let tasks = tasks(&report["longTasks"], &presses);
        let (loading, scanning): (Vec<_>, Vec<_>) = tasks.iter().partition(|task| task.start < from);
        figures.set(Figure::TasksLoading, sum(&loading));
        let mut remarks = Vec::new();
        if whole {
            figures.set(Figure::TasksScan, longest(&scanning));
            let (trials, scan): (Vec<_>, Vec<_>) = interactions(&report["interactions"], &presses)
                .into_iter()
                .filter(|one| one.start >= from)
                .partition(|one| one.what == TRIAL);
            figures.set(Figure::Interaction, longest(&scan.iter().collect::<Vec<_>>()));
            let is_answer = |one: &&Span| content.items().contains(&one.what.as_str());
            figures.set(Figure::Answer, longest(&scan.iter().filter(is_answer).collect::<Vec<_>>()));
            let other = figures.get(Figure::Answer).filter(|_| !who.is_ours());
            if tries || other.is_some() {
                let trial = other.unwrap_or_else(|| longest(&trials.iter().collect::<Vec<_>>()));
                figures.set(Figure::Trial, trial);
            }
            figures.set(Figure::Work, scan.iter().map(|one| one.work).fold(0.0, f64::max));
            self.heap(&report, &mut figures)?;
            if who.is_page() && tries {
                self.make_pdf(&mut figures)?;
            }
            remarks = words(who, &scan, &scanning);
            remarks.extend(words(who, &trials, &[]));
            remarks.extend(growth(who, &report));
            remarks.push(format!(
                "{}: the visitor's own work took at most {} ms; first byte used of the wasm's stack: {}",
                who.name(),
                report["own"],
                report["stack"]
            ));
        }
        Ok(Measured { figures, remarks })
    }

    /// The phone, the line, and the visitor that is on every page before its own scripts.
    fn prepare(&mut self, content: &Content, who: Subject) -> Result<()> {
        let (width, height, ratio) = SCREEN;
        let mut site = who.selectors();
        site["items"] = json!(content.items());
        let script = format!("const site = {site};\n{}", include_str!("../../../bench/visitor.js"));
        self.call("Page.enable", json!({}))?;
        // A page that is not in front draws no frames.
        self.call("Page.bringToFront", json!({}))?;
        self.call("Emulation.setFocusEmulationEnabled", json!({ "enabled": true }))?;
        self.call("Performance.enable", json!({}))?;
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": ratio, "mobile": true });
        self.call("Emulation.setDeviceMetricsOverride", screen)?;
        self.call("Emulation.setTouchEmulationEnabled", json!({ "enabled": true, "maxTouchPoints": 5 }))?;
        self.call("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER }))?;
        self.call("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }))?;
        let workers = json!({ "autoAttach": true, "waitForDebuggerOnStart": true, "flatten": true });
        self.call("Target.setAutoAttach", workers)?;
        let session = self.tab.session.clone();
        self.slow_network(&session)
    }

    /// A worker has a line of its own to slow down.
    fn slow_network(&mut self, session: &str) -> Result<()> {
        let line = json!({ "offline": false, "latency": LATENCY, "downloadThroughput": DOWN, "uploadThroughput": UP });
        let cdp = &mut self.chromium.cdp;
        cdp.tell(session, "Network.enable", json!({}))?;
        cdp.tell(session, "Network.emulateNetworkConditions", line)
    }

    /// Waits until nothing has been on its way for a while.
    fn loaded(&mut self) -> Result<()> {
        let mut quiet_since = None;
        self.until("the network to be quiet", |visit| {
            let is_quiet = visit.traffic.is_quiet() && visit.ask("document.readyState")? == "complete";
            if !is_quiet {
                quiet_since = None;
                return Ok(None);
            }
            let since = *quiet_since.get_or_insert_with(Instant::now);
            Ok((since.elapsed() >= QUIET).then_some(()))
        })
    }

    /// Answers what is open, with the mouse, and goes on to the result.
    fn answer_all(&mut self) -> Result<()> {
        for _ in 0..PRESSES {
            let aim = self.ask("visitor.next()")?;
            if aim.is_null() {
                return Ok(());
            }
            ensure!(aim["problem"].is_null(), "{}", aim["problem"]);
            if aim["hit"] == true {
                self.press(&aim)?;
                let question = format!("visitor.done({aim})");
                let start = Instant::now();
                while self.ask(&question)? != true && start.elapsed() < PRESS {
                    self.tend()?;
                }
            }
            self.ask("visitor.settle()")?;
        }
        bail!("there is no end, at last {}", self.ask("visitor.screen()")?)
    }

    /// Tries answers out on the result: each press changes both drawings, the last one ends it. Nothing to do in a build from
    /// before there was such a thing, and the report as PDF.
    fn try_out(&mut self, name: &str) -> Result<bool> {
        for trial in 0..TRIALS {
            let aim = self.ask(&format!("visitor.aim('.sbs-try', '{TRIAL}')"))?;
            if trial == 0 && aim.is_null() {
                println!(
                    "{name}: there is no what-if; what is about it, and about the report as PDF, is left out."
                );
                return Ok(false);
            }
            ensure!(aim["hit"] == true, "there is nothing to try: {aim}");
            self.press(&aim)?;
            self.ask("visitor.settle()")?;
        }
        Ok(true)
    }

    /// Has the report made as PDF twice: with what writes it on its way, and when that is there.
    fn make_pdf(&mut self, figures: &mut Figures) -> Result<()> {
        self.ask("void visitor.pdf()")?;
        let times = self.until("the report as PDF, twice", |visit| {
            let times = visit.ask("visitor.seen.pdf ?? null")?;
            Ok((!times.is_null()).then_some(times))
        })?;
        figures.set(Figure::PdfFirst, number(&times[0]));
        figures.set(Figure::Pdf, number(&times[1]));
        Ok(())
    }

    /// Real input: only that is timed by the browser.
    fn press(&mut self, aim: &Value) -> Result<()> {
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({ "type": kind, "x": aim["x"], "y": aim["y"], "button": "left", "clickCount": 1,
                "buttons": if kind == "mousePressed" { 1 } else { 0 } });
            self.call("Input.dispatchMouseEvent", event)?;
        }
        Ok(())
    }

    /// What is left after a collection: objects of JavaScript, and the memory of the wasm.
    fn heap(&mut self, report: &Value, figures: &mut Figures) -> Result<()> {
        // Twice: the first lets go of what a weak reference held.
        for _ in 0..2 {
            self.call("HeapProfiler.collectGarbage", json!({}))?;
        }
        let usage = self.call("Runtime.getHeapUsage", json!({}))?;
        let kib = |value: &Value| value.as_f64().unwrap_or_default() / 1024.0;
        let (script, wasm) = (kib(&usage["usedSize"]), kib(&report["wasm"]));
        figures.set(Figure::HeapScript, script);
        figures.set(Figure::HeapWasm, wasm);
        figures.set(Figure::HeapSum, script + wasm);
        figures.set(Figure::HeapDocument, kib(&usage["embedderHeapUsedSize"]));
        Ok(())
    }

    /// Hears what the browser tells; a worker waits until it has been given its line.
    fn tend(&mut self) -> Result<()> {
        for event in self.chromium.cdp.events()? {
            if event.method == "Target.attachedToTarget" {
                let session = event.params["sessionId"].as_str().unwrap_or_default().to_owned();
                self.slow_network(&session)?;
                self.chromium.cdp.tell(&session, "Runtime.runIfWaitingForDebugger", json!({}))?;
            }
            self.traffic.hear(&event, &self.tab.session);
        }
        Ok(())
    }

    fn until<T>(&mut self, what: &str, mut ask: impl FnMut(&mut Self) -> Result<Option<T>>) -> Result<T> {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            self.tend()?;
            if let Some(answer) = ask(self)? {
                return Ok(answer);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        bail!("waited {} s for {what}; {}", PATIENCE.as_secs(), self.ask("visitor.screen()")?)
    }

    /// The value of a script on the page; a promise is waited for.
    fn ask(&mut self, script: &str) -> Result<Value> {
        let wanted = json!({ "expression": script, "awaitPromise": true, "returnByValue": true });
        let mut answer = self.call("Runtime.evaluate", wanted)?;
        ensure!(
            answer["exceptionDetails"].is_null(),
            "`{script}`: {}",
            answer["exceptionDetails"]["exception"]["description"]
        );
        Ok(answer["result"]["value"].take())
    }

    fn call(&mut self, method: &str, params: Value) -> Result<Value> {
        self.chromium.cdp.call(&self.tab.session, method, params)
    }
}

/// A task or an interaction: milliseconds since navigation began.
#[derive(Clone, Debug)]
struct Span {
    start: f64,
    length: f64,
    /// Of that, the time in the page's own listeners.
    work: f64,
    /// After which press.
    what: String,
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_default()
}

/// When the visitor pressed what.
fn presses(list: &Value) -> Vec<(f64, String)> {
    let one = |press: &Value| (number(&press["at"]), press["what"].as_str().unwrap_or_default().to_owned());
    list.as_array().into_iter().flatten().map(one).collect()
}

fn pressed(presses: &[(f64, String)], start: f64) -> String {
    let before = presses.iter().rev().find(|(at, _)| *at <= start + 1.0);
    before.map_or_else(|| "before the first".to_owned(), |(_, what)| what.clone())
}

fn tasks(list: &Value, presses: &[(f64, String)]) -> Vec<Span> {
    let one = |entry: &Value| {
        let (start, length) = (number(&entry["startTime"]), number(&entry["duration"]));
        Span { start, length, work: length, what: pressed(presses, start) }
    };
    list.as_array().into_iter().flatten().map(one).collect()
}

/// The events of one press belong together: the longest counts, and the work of all.
fn interactions(list: &Value, presses: &[(f64, String)]) -> Vec<Span> {
    let mut found: Vec<(&Value, Span)> = Vec::new();
    for entry in list.as_array().into_iter().flatten() {
        let (start, length) = (number(&entry["startTime"]), number(&entry["duration"]));
        let work = number(&entry["worked"]);
        match found.iter_mut().find(|(id, _)| **id == entry["id"]) {
            Some((_, span)) => {
                span.length = span.length.max(length);
                span.work += work;
            }
            None => {
                let what = pressed(presses, start);
                found.push((&entry["id"], Span { start, length, work, what }));
            }
        }
    }
    found.into_iter().map(|(_, span)| span).collect()
}

fn longest(spans: &[&Span]) -> f64 {
    spans.iter().map(|span| span.length).fold(0.0, f64::max)
}

fn sum(spans: &[&Span]) -> f64 {
    spans.iter().map(|span| span.length).sum()
}

/// The worst of each, for who looks for the cause.
fn words(who: Subject, interactions: &[Span], tasks: &[&Span]) -> Vec<String> {
    let mut worst: Vec<&Span> = interactions.iter().collect();
    worst.sort_by(|one, two| two.length.total_cmp(&one.length));
    worst.truncate(8);
    let line = |kind: &str, span: &Span| {
        let Span { start, length, work, what } = span;
        format!(
            "{}: {kind} of {length:.0} ms, work {work:.0} ms, at {start:.0} ms, after `{what}`",
            who.name()
        )
    };
    let tasks = tasks.iter().map(|task| line("task", task));
    worst.iter().map(|span| line("interaction", span)).chain(tasks).collect()
}

/// When the memory of the wasm grew: its size before each press that found it larger than the one before.
fn growth(who: Subject, report: &Value) -> Vec<String> {
    let mut last = 0.0;
    let mut lines = Vec::new();
    for press in report["presses"].as_array().into_iter().flatten().chain([report]) {
        let now = number(&press["wasm"]);
        if now > last {
            let what = press["what"].as_str().unwrap_or("the end");
            lines.push(format!("{}: wasm memory of {:.0} KiB before `{what}`", who.name(), now / 1024.0));
        }
        last = now;
    }
    lines
}
