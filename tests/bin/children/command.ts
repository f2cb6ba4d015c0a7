// A command that says its number and waits until it is told to leave.
console.log(`pid ${process.pid} started by ${process.ppid}`);
process.on("SIGTERM", () => process.exit(0));
setInterval(() => {}, 1000);
