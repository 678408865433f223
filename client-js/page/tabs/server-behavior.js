import { parameterOf, withParameter } from "../socket/query.js";

/**
 * The fields for the behavior of the echo endpoint. They show and change the query of the URL field, which is the only
 * place that holds the values.
 *
 * @param {HTMLElement} root its fields name their parameters by data-parameter
 * @param {HTMLInputElement} url
 * @param {(active: readonly string[]) => void} changed gets the names of the parameters that are set
 * @returns {{ read: () => void, readOnly: (readOnly: boolean) => void }} read updates the fields from the URL
 */
export function serverBehavior(root, url, changed) {
  const fields = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll("[data-parameter]")]);
  const names = fields.map(({ dataset }) => dataset.parameter ?? "");

  const tell = () => changed(names.filter((name) => parameterOf(url.value, name) !== ""));

  const read = () => {
    fields.forEach((field, at) => {
      const value = parameterOf(url.value, names[at] ?? "");
      if (field.type === "checkbox") field.checked = value === "true";
      else if (field !== document.activeElement) field.value = value;
    });
    tell();
  };

  fields.forEach((field, at) => {
    field.addEventListener("input", () => {
      const value = field.type === "checkbox" ? (field.checked ? "true" : "") : field.value.trim();
      url.value = withParameter(url.value, names[at] ?? "", value);
      tell();
    });
  });
  url.addEventListener("input", read);
  return {
    read,
    readOnly: (readOnly) => {
      for (const field of fields) {
        if (field.type === "checkbox") field.disabled = readOnly;
        else field.readOnly = readOnly;
      }
    },
  };
}
