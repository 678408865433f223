import js from "@eslint/js";
import globals from "globals";

const AS_HTML = "Messages must never be read as HTML: use textContent and createElement.";
const htmlSinks = ["innerHTML", "outerHTML", "insertAdjacentHTML", "setHTMLUnsafe", "createContextualFragment"];

export default [
  { ignores: ["target/", "types/"] },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-unused-vars": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-console": "error",
      curly: ["error", "multi-line"],
      "no-restricted-properties": [
        "error",
        ...htmlSinks.map((property) => ({ property, message: AS_HTML })),
        { object: "document", property: "write", message: AS_HTML },
        { object: "document", property: "writeln", message: AS_HTML },
      ],
      "no-restricted-syntax": ["error", { selector: "ExportDefaultDeclaration", message: "Export by name." }],
    },
  },
  // The syntax of the browsers that README names.
  { files: ["src/**/*.js"], languageOptions: { globals: globals["shared-node-browser"], ecmaVersion: 2022 } },
  { files: ["page/**/*.js"], languageOptions: { globals: globals.browser } },
  { files: ["test/**/*.js"], languageOptions: { globals: globals.nodeBuiltin } },
  { files: ["eslint.config.js"], rules: { "no-restricted-syntax": "off" } },
];
