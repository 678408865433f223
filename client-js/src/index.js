// The client library: what a program that uses it sees.

export { Backoff } from "./backoff.js";
export { afterClose } from "./close-codes.js";
export { ReconnectingSocket } from "./reconnecting-socket.js";
