// A child that does not leave when asked.
process.on("SIGTERM", () => console.log("no"));
setInterval(() => {}, 1000);
console.log("child ready");
