// What src/js/prerendered/owner-content.js lets through: anybody may have written the address of a frame. `cargo test -p
// xtask` lets Node run it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const SOURCE = await readFile(new URL("../../src/js/prerendered/owner-content.js", import.meta.url), "utf8");

// By its text, because Node takes a `.js` for CommonJS.
const { ownerContent } = await import(`data:text/javascript,${encodeURIComponent(SOURCE)}`);

const SITE = "https://scan.example.org/map/frame.html?lang=nl";

/** What is shown, and what the owner reads in the console. */
const read = (settings, { base = SITE, mayInline = false } = {}) => {
  const told = [];
  const content = ownerContent((name) => settings[name] ?? null, { base, mayInline }, (why) => told.push(why));
  return { content, told };
};

const link = (href, place) => read({ "next-step-text": "Verder", "next-step-href": href }, place);

test("everything that is set is shown, and nothing is told", () => {
  const { content, told } = read({
    logo: "logo.svg",
    "logo-alt": "Voorbeeld BV",
    intro: " Welkom.\nDoe de scan. ",
    "next-step-text": "Boek een gesprek",
    "next-step-href": "https://example.org/book?a=1&b=2",
    "result-note": "Wij zien je antwoorden niet.",
  });

  assert.deepEqual(told, []);
  assert.deepEqual(content, {
    logo: { src: "https://scan.example.org/map/logo.svg", alt: "Voorbeeld BV" },
    intro: "Welkom.\nDoe de scan.",
    nextStep: { text: "Boek een gesprek", href: "https://example.org/book?a=1&b=2" },
    resultNote: "Wij zien je antwoorden niet.",
  });
});

test("what is absent, empty or blank is nothing, and nothing is told", () => {
  const empty = { logo: "", "logo-alt": " ", intro: "\n", "next-step-text": "", "next-step-href": "", "result-note": "\t" };

  for (const settings of [{}, empty]) assert.deepEqual(read(settings), { content: {}, told: [] });
});

test("markup stays a text, letter by letter", () => {
  const markup = "<img src=x onerror=alert(1)>&lt;b&gt;";

  assert.equal(read({ intro: markup }).content.intro, markup);
});

test("a link is of http, https or mailto, whatever its letters and blanks", () => {
  for (const [href, kept] of [
    ["https://example.org", "https://example.org/"],
    ["HTTP://Example.org/A", "http://example.org/A"],
    ["mailto:scan@example.org?subject=Scan", "mailto:scan@example.org?subject=Scan"],
    ["../contact", "https://scan.example.org/contact"],
    ["//example.org/x", "https://example.org/x"],
  ]) {
    const { content, told } = link(href);
    assert.deepEqual([content.nextStep.href, told], [kept, []], href);
  }
});

test("any other link leaves its text, and the owner reads why", () => {
  for (const href of [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    " \u0001javascript:alert(1)",
    "java\nscript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "blob:https://scan.example.org/1",
    "vbscript:x",
    "file:///etc/passwd",
    "filesystem:https://scan.example.org/x",
    "about:blank",
    "tel:0201234567",
    "view-source:https://example.org",
    "https://[",
    "http://",
  ]) {
    const { content, told } = link(href);
    assert.deepEqual(content, { nextStep: { text: "Verder" } }, href);
    assert.equal(told.length, 1, href);
    assert.match(told[0], /^next-step-href is left out: .*https:, http: or mailto:/);
  }
});

test("a link relative to a file on a disk is none", () => {
  const place = { base: "file:///home/me/scan.html", mayInline: true };

  assert.deepEqual(link("contact.html", place).content, { nextStep: { text: "Verder" } });
  assert.equal(link("mailto:a@example.org", place).content.nextStep.href, "mailto:a@example.org");
});

test("a link without a text is told", () => {
  const { content, told } = read({ "next-step-href": "https://example.org" });

  assert.deepEqual(content, {});
  assert.match(told[0], /next-step-text/);
});

test("a logo comes from the site itself, and on a page of ours out of its own address too", () => {
  const picture = "data:image/png;base64,AAAA";
  const logo = (src, place) => read({ logo: src, "logo-alt": "A" }, place);

  for (const src of ["https://other.example/logo.png", "//other.example/logo.png", "http://scan.example.org/logo.png",
    picture, "javascript:alert(1)", "blob:https://scan.example.org/1", "https://scan.example.org:8443/logo.png"]) {
    const { content, told } = logo(src);
    assert.deepEqual(content, {}, src);
    assert.match(told[0], /^logo is left out/);
  }
  const page = { mayInline: true };
  assert.equal(logo("/logo.png").content.logo.src, "https://scan.example.org/logo.png");
  assert.equal(logo(picture, page).content.logo.src, picture);
  assert.deepEqual(logo("data:text/html,x", page).content, {});
  const disk = { base: "file:///home/me/scan.html", mayInline: true };
  assert.equal(logo(picture, disk).content.logo.src, picture);
  assert.deepEqual(logo("logo.png", disk).content, {});
});

test("a logo without a text is shown, and told", () => {
  const { content, told } = read({ logo: "logo.svg" });

  assert.equal(content.logo.alt, "");
  assert.match(told[0], /^logo-alt/);
});

test("a book is no introduction", () => {
  assert.equal(read({ intro: "a".repeat(1000) }).content.intro.length, 1000);
  const { content, told } = read({ intro: "a".repeat(1001) });
  assert.deepEqual(content, {});
  assert.match(told[0], /^intro has more than 1000/);
});
