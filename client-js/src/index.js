// The public API of the client library.

export { Backoff } from "./backoff.js";
export { ReconnectingSocket } from "./reconnecting-socket.js";
export { reconnectPolicy } from "./reconnect-policy.js";
