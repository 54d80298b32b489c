// Bundles src/base.js and src/base.css into static_build/, which the site serves when it is there.
import { build } from "esbuild";

await build({
  entryPoints: ["src/base.js", "src/base.css"],
  outdir: "static_build",
  bundle: true,
  minify: true,
  format: "iife",
  target: ["chrome90", "firefox90", "safari14"],
  legalComments: "eof",
  logLevel: "warning",
});
