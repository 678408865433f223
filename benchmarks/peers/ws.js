// Echo at /ws; anywhere else one channel, whose every message goes to all members, as Longwave has it.
import { WebSocketServer } from "ws";

const server = new WebSocketServer({
  host: "127.0.0.1",
  port: Number(process.argv[2]),
  perMessageDeflate: false,
  backlog: 4096,
});

server.on("connection", (socket, request) => {
  const echo = request.url === "/ws";
  socket.on("message", (data, binary) => {
    for (const receiver of echo ? [socket] : server.clients) {
      receiver.send(data, { binary });
    }
  });
});
