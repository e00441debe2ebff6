// In place of react-style-singleton, which adds style elements to the page to stop it from scrolling behind a dialog. Our content security
// policy refuses such styles, and the IDE's page does not scroll.
export const styleSingleton = () => () => null;
export const styleHookSingleton = () => () => {};
export const stylesheetSingleton = () => ({ add() {}, remove() {} });
