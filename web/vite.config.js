import { copyFileSync, mkdirSync } from "node:fs";
import { defineConfig } from "vite";

const built = "../src/trucewatch/web/static/built";

// The server cuts its own drawings out of the same atlas, so it lies there under its own name.
const atlas = {
  name: "atlas",
  closeBundle() {
    mkdirSync(built, { recursive: true });
    copyFileSync("node_modules/world-atlas/countries-10m.json", `${built}/countries-10m.json`);
  },
};

// Fixed names: the pages name these files, and the server marks them with the sum of their content.
export default defineConfig({
  base: "./",
  plugins: [atlas],
  build: {
    outDir: built,
    emptyOutDir: true,
    modulePreload: false,
    chunkSizeWarningLimit: 2000,
    assetsInlineLimit: 0,
    rollupOptions: {
      input: "src/main.ts",
      output: {
        entryFileNames: "trucewatch.js",
        chunkFileNames: "[name].js",
        assetFileNames: ({ names }) => (names[0] === "main.css" ? "trucewatch.css" : "[name][extname]"),
      },
    },
  },
});
