const NAME = "Longwave";

/**
 * Returns the title of the page, which names what is open.
 *
 * @param {readonly string[]} open the labels of the tabs with open connections
 */
export function pageTitle(open) {
  return open.length === 0 ? `${NAME} console` : `● ${open.join(", ")} – ${NAME}`;
}
