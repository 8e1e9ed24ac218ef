// Browser tests of the demo's pages. The program is started once on a free port with a store of its own.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../..", import.meta.url));
const dir = mkdtempSync(join(tmpdir(), "longear-pages-"));
let program, browser, base;

before(async () => {
  program = spawn(join(root, "bin/longear"), ["demo", "--store", `sqlite:${dir}/demo.db`, "--listen", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "inherit"] });
  base = await new Promise((resolve, reject) => {
    let out = "";
    program.stdout.on("data", (chunk) => {
      out += chunk;
      const found = out.match(/Open (http:\S+)/);
      if (found) resolve(found[1]);
    });
    program.on("exit", (code) => reject(new Error(`longear ended with ${code}`)));
  });
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
});

after(async () => {
  await browser?.close();
  program?.kill("SIGINT");
  await new Promise((resolve) => (program.exitCode === null ? program.on("exit", resolve) : resolve()));
  rmSync(dir, { recursive: true, force: true });
});

// open visits a page and fails on script errors, refused resources and requests to anywhere else.
async function open(path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1240, height: 900 }, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (e) => faults.push(String(e)));
  page.on("console", (m) => m.type() === "error" && faults.push(m.text()));
  page.on("request", (r) => r.url().startsWith(base) || r.url().startsWith("data:") || faults.push(`asks ${r.url()}`));
  const response = await page.goto(base + path);
  assert.equal(response.status(), 200, path);
  return { page, faults, close: () => context.close() };
}

async function firstNarrative(page) {
  return page.locator('a[href^="/n/"]').first().getAttribute("href");
}

const query = "/search?q=" + encodeURIComponent("北约 谈判");

for (const scheme of ["light", "dark"]) {
  for (const width of [360, 1240]) {
    test(`search and narrative fit ${width} px in ${scheme}`, async () => {
      const { page, faults, close } = await open(query, { colorScheme: scheme, viewport: { width, height: 900 } });
      const href = await firstNarrative(page);
      for (const path of [query, href, "/sources", "/how-to-search", "/responsible-use"]) {
        await page.goto(base + path);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(over <= 1, `${path} is ${over} px too wide`);
      }
      assert.deepEqual(faults, []);
      await close();
    });
  }
}

test("works without JavaScript", async () => {
  const { page, close } = await open(query, { javaScriptEnabled: false });
  await page.click(`a[href="${await firstNarrative(page)}"]`);
  assert.ok(await page.locator("svg[role=img]").first().isVisible());
  assert.match(await page.textContent("body"), /earliest copy we hold/);
  await page.fill("input[name=q]", "қант");
  await page.press("input[name=q]", "Enter");
  await page.waitForURL(/search/);
  assert.match(await page.textContent("body"), /Read as/);
  await close();
});

for (const width of [360, 1240]) {
  test(`what else could explain it opens without JavaScript and fits ${width} px`, async () => {
    const { page, close } = await open(query, { javaScriptEnabled: false, viewport: { width, height: 900 } });
    await page.click(`a[href="${await firstNarrative(page)}"]`);
    const sheet = page.locator(".sheet");
    assert.match(await sheet.innerText(), /Scheduled event\? not checked/);
    for (const summary of await sheet.locator("summary").all()) await summary.click();
    assert.ok(await sheet.locator("li").first().isVisible());
    const wide = await sheet.evaluate((e) => e.scrollWidth - e.clientWidth);
    assert.ok(wide <= 1, `the block is ${wide} px too wide`);
    await close();
  });
}

test("the keyboard reaches the search and the hits", async () => {
  const { page, faults, close } = await open(query);
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.name), "q");
  await page.keyboard.press("Escape");
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("j");
  await page.keyboard.press("o");
  await page.waitForURL(/\/n\//);
  assert.deepEqual(faults, []);
  await close();
});

test("foreign texts carry their language", async () => {
  const { page, close } = await open(query);
  await page.goto(base + (await firstNarrative(page)));
  assert.ok((await page.locator('[lang^="zh"]').count()) > 0);
  await close();
});

test("a bad query says what is wrong and where", async () => {
  const { page, close } = await open(query);
  const response = await page.goto(base + '/search?q=' + encodeURIComponent('"open'));
  assert.equal(response.status(), 400);
  assert.match(await page.textContent("body"), /column 1/);
  await close();
});
