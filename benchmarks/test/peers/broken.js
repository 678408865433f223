// Echo and channel, but one in a thousand messages that it sends is garbled, or one in a hundred lost, sent twice, or the
// last.
import { WebSocketServer } from "ws";

const [port, how] = process.argv.slice(2);
if (how === "start") {
  throw new Error("this one does not start");
}

const server = new WebSocketServer({ host: "127.0.0.1", port: Number(port), perMessageDeflate: false });
let sent = 0;

function send(socket, text) {
  sent += 1;
  const due = sent % (how === "garble" ? 1000 : 100) === 0;
  if (due && how === "lose") {
    return;
  }
  socket.send(due && how === "garble" ? `${text.slice(0, 57)}~${text.slice(58)}` : text);
  if (due && how === "repeat") {
    socket.send(text);
  }
  if (due && how === "close") {
    socket.close(1011);
  }
}

server.on("connection", (socket, request) => {
  if (how === "babble") {
    socket.send("hello");
  }
  socket.on("message", (data) => {
    for (const receiver of request.url === "/ws" ? [socket] : server.clients) {
      send(receiver, data.toString());
    }
  });
});
