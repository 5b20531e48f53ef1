//! What holds back.

use social_business_scan::{
    core::instrument::ItemIndex,
    report::{
        blockers::{Blocker, Blockers, House, Rung, RungState, Stop},
        next_level::capitalised,
    },
};

use super::super::{
    INSTRUMENT,
    reader::Reader,
    sentence::About,
    template::{colon, plain},
};

pub fn read_blockers(reader: &mut Reader<'_>, blockers: &Blockers) {
    let Blockers { house, stop, open_title } = blockers;
    if let Some(House { title, text, tiers }) = house {
        reader.shows(title, &["result_house_title"], About::Scan);
        for level in super::tiers_named(reader, tiers) {
            reader.shows(text, &["texts.warnings.houseOfCards"], About::Level(level));
        }
    }
    match stop {
        Some(stop) => read_stop(reader, stop, open_title),
        // The view says so.
        None => reader.states("result_blockers_none", About::Scan),
    }
}

fn read_stop(reader: &mut Reader<'_>, stop: &Stop, open_title: &str) {
    let Stop { title, reasons, blockers, show_all, open } = stop;
    let Some(next) = reader.facts.next else {
        reader.fault(format!("`{title}` holds back at the top"));
        return;
    };
    let about = About::Level(next);
    reader.shows(title, &["result_blockers_score", "result_tier"], about);
    reader.expect(!reasons.is_empty(), || format!("`{title}` without a reason"));
    for reason in reasons {
        let keys = [
            "texts.levelReasons.score",
            "texts.levelReasons.core",
            "texts.levelReasons.coverage",
            "texts.levelReasons.coreOpen",
            "texts.levelReasons.openAnswers",
        ];
        let core = plain(reader.lang, "result_blockers_core");
        let reason = match reason.strip_suffix(core) {
            Some(reason) => {
                reader.states("result_blockers_core", about);
                reason.trim_end()
            }
            None => reason,
        };
        reader.shows(reason, &keys, about);
    }
    for found in blockers {
        blocker(reader, found);
    }
    if let Some(text) = show_all {
        reader.shows(text, &["result_blockers_all"], About::Listed(blockers.len()));
    }
    for link in open {
        let item = reader.statement(link);
        let is_open = reader.facts.count([item]).open() == 1;
        reader.expect(is_open && INSTRUMENT.item(item).dimension.level() == Some(next), || {
            format!("{link:?} is no open question of tier {next}")
        });
    }
    if !open.is_empty() {
        reader.shows(open_title, &["result_undetermined_action"], about);
    }
}

fn blocker(reader: &mut Reader<'_>, blocker: &Blocker) {
    let Blocker { link, ladder, rungs, tag, raise: _ } = blocker;
    let item = reader.statement(link);
    let Some(now) = reader.facts.step(item) else {
        reader.fault(format!("{link:?} holds back without an answer"));
        return;
    };
    let label = |step: u8| INSTRUMENT.scale_of(INSTRUMENT.item(item)).points[usize::from(step)].label;
    let begin = capitalised(plain(reader.lang, "result_blockers_now"));
    let alone = [&begin, colon(reader.lang), label(now).get(reader.lang), "."].concat();
    if *ladder == alone {
        reader.states("result_blockers_now", About::Rung(item, now));
    } else {
        reader.shows(ladder, &["result_blockers_ladder"], About::Item(item));
    }
    reader.expect(rungs.len() == 5, || format!("{rungs:?}"));
    for (found, step) in rungs.iter().zip(0..) {
        rung(reader, found, item, step);
    }
    if let Some(text) = tag {
        reader.shows(text, &["result_blockers_key"], About::Item(item));
    }
}

fn rung(reader: &mut Reader<'_>, rung: &Rung, item: ItemIndex, step: u8) {
    let Rung { state, label, mark } = rung;
    let expected =
        INSTRUMENT.scale_of(INSTRUMENT.item(item)).points[usize::from(step)].label.get(reader.lang);
    reader.label(label, expected);
    let about = About::Rung(item, step);
    let now = reader.facts.step(item).unwrap_or(0);
    let holds = match state {
        RungState::Below => step < now,
        RungState::Now => step == now,
        RungState::Above => step > now,
        RungState::Needed => reader.facts.raise(item).is_some_and(|raise| raise.to == step),
    };
    reader.expect(holds, || format!("{rung:?} of an answer {now}"));
    if let Some(mark) = mark {
        reader.shows(mark, &["result_blockers_now", "result_blockers_needed"], about);
    }
}
