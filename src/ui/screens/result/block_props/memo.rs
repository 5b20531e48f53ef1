//! What was made for the last drawing of a result. What it was made from is compared with what there is now: a press that
//! changes nothing of it, and one that tries answers out, draws only what differs.

use std::{cell::RefCell, fmt, rc::Rc};

use super::BlockProps;
use crate::{
    core::{
        answers::AnswerSheet,
        instrument::{Instrument, Lang, Mode},
        score::{ScoreReport, score},
        section::Scope,
    },
    i18n::strings,
    plan::target::Target,
    report::{ReportPresenter, ResultPage, read},
    state::{model::Trial, rc_ptr_eq::RcPtrEq},
};

/// Kept by who draws the scan, as long as that is there.
#[derive(Default)]
pub struct ResultMemo(RefCell<Memory>);

impl fmt::Debug for ResultMemo {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ResultMemo")
    }
}

#[derive(Default)]
struct Memory {
    page: Option<Rc<Read>>,
    block: Option<RcPtrEq<BlockProps>>,
    live: Option<Live>,
}

/// A result that was read, and what from.
pub struct Read {
    instrument: RcPtrEq<Instrument>,
    sheet: AnswerSheet,
    scope: Scope,
    lang: Lang,
    report: ScoreReport,
    /// In words.
    pub page: RcPtrEq<ResultPage>,
}

impl Read {
    /// Everything that texts about it are made from.
    pub fn presenter(&self) -> ReportPresenter<'_> {
        self.presenter_of(&self.sheet, &self.report)
    }

    /// The same about other answers to the same questions.
    pub fn presenter_of<'a>(
        &'a self,
        sheet: &'a AnswerSheet,
        report: &'a ScoreReport,
    ) -> ReportPresenter<'a> {
        let Self { instrument, scope, lang, .. } = self;
        ReportPresenter { instrument, report, sheet, scope: *scope, lang: *lang, strings: strings(*lang) }
    }

    /// Quick or full.
    pub const fn mode(&self) -> Mode {
        self.report.mode
    }
}

/// The blocks that show what is beside a result, and what they were made from.
struct Live {
    block: RcPtrEq<BlockProps>,
    trial: Option<RcPtrEq<ScoreReport>>,
    target: Target,
    live: RcPtrEq<BlockProps>,
}

impl ResultMemo {
    /// The result of these answers: scored and read if it was not before.
    pub fn read(
        &self,
        instrument: &RcPtrEq<Instrument>,
        sheet: AnswerSheet,
        scope: Scope,
        lang: Lang,
    ) -> Rc<Read> {
        let known = self.0.borrow().page.clone();
        let is_known = |read: &Rc<Read>| {
            read.instrument == *instrument && read.sheet == sheet && read.scope == scope && read.lang == lang
        };
        if let Some(known) = known.filter(is_known) {
            return known;
        }
        let report = score(instrument, &sheet);
        let strings = strings(lang);
        let page = read(ReportPresenter { instrument, report: &report, sheet: &sheet, scope, lang, strings });
        let page = RcPtrEq::new(page);
        let read = Rc::new(Read { instrument: instrument.clone(), sheet, scope, lang, report, page });
        self.0.borrow_mut().page = Some(Rc::clone(&read));
        read
    }

    /// The blocks, which are the last ones if nothing differs.
    pub fn block(&self, props: BlockProps) -> RcPtrEq<BlockProps> {
        let mut memory = self.0.borrow_mut();
        match memory.block.take().filter(|block| **block == props) {
            Some(block) => memory.block.insert(block).clone(),
            None => memory.block.insert(RcPtrEq::new(props)).clone(),
        }
    }

    /// The blocks that show a trial and a target too, which are the last ones if nothing differs. Without either they
    /// are those of the result.
    pub fn live(
        &self,
        block: &RcPtrEq<BlockProps>,
        trial: Option<&Trial>,
        target: Target,
        make: impl FnOnce() -> BlockProps,
    ) -> RcPtrEq<BlockProps> {
        let trial = trial.map(|trial| trial.report().clone());
        let mut memory = self.0.borrow_mut();
        if trial.is_none() && target.is_empty() {
            memory.live = None;
            return block.clone();
        }
        let is_same = |last: &Live| last.block == *block && last.trial == trial && last.target == target;
        if let Some(last) = memory.live.as_ref().filter(|last| is_same(last)) {
            return last.live.clone();
        }
        let live = RcPtrEq::new(make());
        memory.live = Some(Live { block: block.clone(), trial, target, live: live.clone() });
        live
    }
}
