/** The browser's storage for one address: what a visitor changes at an address stays at that address. */
export function storageOf(address) {
  const prefix = `${address} `;
  const keys = () => Object.keys(localStorage).filter(key => key.startsWith(prefix));
  return {
    getItem: name => localStorage.getItem(prefix + name),
    setItem: (name, value) => localStorage.setItem(prefix + name, value),
    removeItem: name => localStorage.removeItem(prefix + name),
    get length() {
      return keys().length;
    },
    clear: () => keys().forEach(key => localStorage.removeItem(key)),
  };
}
