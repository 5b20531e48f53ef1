//! The link, and its QR picture.

use super::{super::deferred_blocks::folded, copied_field};
use crate::{
    core::result_code::link::{LinkBase, link_to},
    export::qr::{QrPicture, qr},
    state::{
        confirmation::ConfirmationPlace,
        msg::{ExportMsg, Msg},
        rc_ptr_eq::RcPtrEq,
    },
    ui::{
        components::deferred::Paper,
        element_builder::{ElementBuilder, el, of},
        screens::result::block_props::BlockProps,
    },
};

/// Dots of the screen to a module: four, and three for a large picture.
const WIDE: u32 = 260;

/// The link to this result; `None` where a host names no page that it could open.
pub fn link(block: &RcPtrEq<BlockProps>) -> Option<ElementBuilder> {
    let text = block.text();
    let element = el("div").set("data-kind", "link");
    let page = match &block.link_base {
        LinkBase::Nowhere => return None,
        LinkBase::Disk => {
            let reason = of("p", "sbs-small sbs-muted").text(text.share_link_disk);
            return Some(element.child(block.subheading(text.share_link_title)).child(reason));
        }
        LinkBase::Page(page) => page,
    };
    let link = link_to(page, &block.code);
    let copy = block.button("second", Msg::Export(ExportMsg::CopyLink), text.share_link_copy);
    let field = copied_field(block, "link", &link).attr("aria-label", text.share_link_label);
    // The main way where there is one: a phone copies less well than it shares.
    let share = block
        .capabilities
        .can_share
        .then(|| block.button("", Msg::Export(ExportMsg::Share), text.share_link_share));
    let buttons = of("div", "sbs-buttons")
        .option(share)
        .option(block.confirmed(&ConfirmationPlace::Share))
        .child(copy)
        .option(block.confirmed(&ConfirmationPlace::Link));
    let fold = block.fold("qr", text.share_qr_show, Paper::Content);
    let picture = qr(page, &block.code).map(|_| folded(block, fold, |block, _| picture(block), 0));
    Some(
        element
            .child(block.subheading(text.share_link_title))
            .child(field)
            // A field shows on paper only what fits.
            .child(of("p", "sbs-print-only sbs-address").set("translate", "no").text(&link))
            .child(of("p", "sbs-print-only sbs-small").text(text.share_print_help))
            .child(buttons)
            .child(of("p", "sbs-small sbs-muted").id(&block.id("link-help")).text(text.share_link_help))
            .node(picture.unwrap_or_default()),
    )
}

/// The link as a picture, for a camera.
fn picture(block: &BlockProps) -> Option<ElementBuilder> {
    let LinkBase::Page(page) = &block.link_base else { return None };
    qr(page, &block.code).map(|qr| qr_picture(&qr, block.text().share_qr_alt))
}

/// Black on white whatever the page: readers expect that, and the colours are meaning here. The sizes are attributes,
/// so that each module is a whole number of dots.
pub fn qr_picture(qr: &QrPicture, label: &str) -> ElementBuilder {
    let modules = qr.size.to_string();
    let side = (qr.size * if qr.size * 4 > WIDE { 3 } else { 4 }).to_string();
    let ground = ["M0 0h", &modules, "v", &modules, "H0z"].concat();
    of("svg", "sbs-qr")
        .attr("viewBox", &["0 0 ", &modules, " ", &modules].concat())
        .attr("width", &side)
        .attr("height", &side)
        .set("shape-rendering", "crispEdges")
        .set("role", "img")
        .attr("aria-label", label)
        .child(el("path").set("fill", "#fff").attr("d", &ground))
        .child(el("path").set("fill", "#000").attr("d", &qr.path))
}
