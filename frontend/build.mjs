// node build.mjs OUT: one style sheet, the fonts and the script, from pinned packages and src/.
// No bundler: files are joined in order, and of 2,800 design tokens only those that a rule reaches are kept.
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { palette } from "./palette.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const PACKAGES = join(HERE, "node_modules");
const FONT = join(PACKAGES, "@fontsource-variable/source-sans-3");
const FACES = /-latin(-ext)?-wght-normal/;
const THEME = join(PACKAGES, "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css");

const read = (path) => readFileSync(path, "utf8");
const bare = (css) => css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\s+/g, " ").trim();
const references = (css) => [...css.matchAll(/var\(\s*(--[\w-]+)/g)].map((match) => match[1]);

/** Red only after somebody filled it in wrong: not a form that nobody has touched yet. */
const untouched = (css) => css.replaceAll(/:invalid\b/g, ":user-invalid");

/** The style sheet of each design-system package named in package.json. */
function components() {
  const names = Object.keys(JSON.parse(read(join(HERE, "package.json"))).dependencies);
  return names.filter((name) => name.endsWith("-css")).map((name) => {
    const own = basename(name).replace(/-css$/, "");
    const file = name.startsWith("@utrecht/") ? "index.css" : `${own}.css`;
    return untouched(bare(read(join(PACKAGES, name, "dist", file))));
  });
}

/** Custom properties of the theme; ours come last and win. */
function tokens(own) {
  const declared = (css) => [...bare(css).matchAll(/(--[\w-]+):\s*([^;{}]+)[;}]/g)].map((match) => match.slice(1));
  return new Map([...declared(read(THEME)), ...palette(), ...declared(own)]);
}

/** Only what rules ask for, directly or through another token. */
function reached(all, css) {
  const wanted = new Set();
  const queue = references(css);
  while (queue.length > 0) {
    const name = queue.pop();
    if (wanted.has(name) || !all.has(name)) continue;
    wanted.add(name);
    queue.push(...references(all.get(name)));
  }
  return [...all].filter(([name]) => wanted.has(name));
}

/** The Latin faces: Dutch, English and the names of people from all over Europe. */
function faces() {
  const all = bare(read(join(FONT, "index.css"))).split("@font-face").slice(1);
  return all.filter((face) => FACES.test(face)).map((face) => `@font-face${face.replace("./files/", "fonts/")}`).join("");
}

function styles() {
  const folder = join(HERE, "src", "css");
  const own = readdirSync(folder).filter((name) => name.endsWith(".css") && name !== "tokens.css").sort();
  const rules = [...components(), ...own.map((name) => bare(read(join(folder, name))))].join("\n");
  const kept = reached(tokens(read(join(folder, "tokens.css"))), rules);
  return `${faces()}\n:root{${kept.map(([name, value]) => `${name}:${value}`).join(";")}}\n${rules}\n`;
}

function copyFonts(out) {
  mkdirSync(join(out, "fonts"), { recursive: true });
  for (const file of readdirSync(join(FONT, "files")).filter((name) => FACES.test(name))) {
    copyFileSync(join(FONT, "files", file), join(out, "fonts", file));
  }
}

/** Who made what is joined here: comments with these words do not survive, so they stand in a file of their own. */
function licences() {
  const holders = new Map();
  for (const name of Object.keys(JSON.parse(read(join(HERE, "package.json"))).dependencies)) {
    const { version, license } = JSON.parse(read(join(PACKAGES, name, "package.json")));
    const file = readdirSync(join(PACKAGES, name)).find((each) => /^licen[cs]e/i.test(each));
    const text = file ? read(join(PACKAGES, name, file)).trim() : "";
    holders.set(text, [...(holders.get(text) ?? []), `${name} ${version}, ${license}`]);
  }
  return [...holders].map(([text, names]) => `${names.join("\n")}\n\n${text}\n`).join("\n----\n\n");
}

const out = process.argv[2];
if (!out) throw new Error("usage: node build.mjs OUT");
mkdirSync(out, { recursive: true });
copyFonts(out);
writeFileSync(join(out, "trede.css"), styles());
writeFileSync(join(out, "licences.txt"), licences());
for (const file of ["trede.js", "trede.svg"]) copyFileSync(join(HERE, "src", file), join(out, file));
