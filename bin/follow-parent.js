// Loaded before our scripts: asks them to end when the process that started them is gone, even by kill -9.
if (process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
