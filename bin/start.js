// npm start: installs what is missing, then runs the server until it is told to end.
import { checkStartingNode, findNode, runNode } from './node.js';
import { installPackages, root } from './packages.js';
import { main } from './problem.js';

await main(async () => {
  checkStartingNode();
  await installPackages({ withTools: false });
  return runNode(findNode(), [`${root}/src/command-line.ts`, 'serve']);
});
