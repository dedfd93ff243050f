import { defineConfig } from "vite";

// Fixed names: the pages name these two files, and the server marks them with the sum of their content.
export default defineConfig({
  build: {
    outDir: "../src/trucewatch/web/static/built",
    emptyOutDir: true,
    modulePreload: false,
    rollupOptions: {
      input: "src/main.ts",
      output: { entryFileNames: "trucewatch.js", assetFileNames: "trucewatch[extname]" },
    },
  },
});
