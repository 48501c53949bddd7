// Makes a fresh clone ready: installs packages and builds where that was not done for the files
// as they are now. Plain JavaScript, because it runs before anything is installed.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const at = (...parts) => join(root, ...parts);

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 20)) {
  console.error(`varflow needs Node 20.20 or later; this is ${process.version}`);
  process.exit(2);
}

/** Runs `work` unless `stamp` holds the hash of what it depends on. */
function once(stamp, files, work) {
  const hash = createHash("sha256");
  for (const file of files)
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(at(file)));
  const digest = hash.digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
  work();
  writeFileSync(stamp, digest);
}

/** Talk goes to standard error: standard output belongs to the command that follows. */
const quiet = { cwd: root, stdio: ["ignore", 2, 2] };

function install() {
  console.error("installing packages …");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  if (npm) execFileSync(process.execPath, [npm, ...args], quiet);
  else execFileSync("npm", args, { ...quiet, shell: process.platform === "win32" });
}

function build() {
  console.error("building …");
  rmSync(at("dist"), { recursive: true, force: true });
  execFileSync(
    process.execPath,
    [at("node_modules", "typescript", "bin", "tsc"), "-p", at("tsconfig.build.json")],
    quiet,
  );
}

/** Lets `npx varflow` find this very checkout. */
function link() {
  const main = at("dist", "cli", "main.js");
  chmodSync(main, 0o755);
  const bin = at("node_modules", ".bin");
  mkdirSync(bin, { recursive: true });
  if (process.platform === "win32") {
    writeFileSync(join(bin, "varflow.cmd"), `@node "${main}" %*\r\n`);
    return;
  }
  rmSync(join(bin, "varflow"), { force: true });
  symlinkSync(join("..", "..", "dist", "cli", "main.js"), join(bin, "varflow"));
}

const sources = ["src", "operators", "cli", "examples", "bench"].flatMap((folder) =>
  existsSync(at(folder))
    ? readdirSync(at(folder), { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".ts"))
        .sort()
        .map((file) => join(folder, file))
    : [],
);

try {
  once(at("node_modules", ".varflow-installed"), ["package.json", "package-lock.json"], install);
  once(
    at("dist", ".varflow-built"),
    [...sources, "tsconfig.json", "tsconfig.build.json", "package-lock.json"],
    build,
  );
  link();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
