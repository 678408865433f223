/**
 * Returns a function that finds elements by id within a root element.
 *
 * @param {ParentNode} root
 * @returns {(id: string) => any} throws an Error if the root has no such element
 */
export function elementsIn(root) {
  return (id) => {
    const element = root.querySelector(`#${id}`);
    if (!element) throw new Error(`No element with id=${id}`);
    return element;
  };
}
