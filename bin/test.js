// npm test [files, folders, --test-… options]: installs what is missing, then runs the tests on a database of their own.
import { checkStartingNode, findNode, runNode } from './node.js';
import { installPackages, root } from './packages.js';
import { main } from './problem.js';

await main(async () => {
  checkStartingNode();
  await installPackages({ withTools: true });
  return runNode(findNode(), [`${root}/bin/run-tests.ts`, ...process.argv.slice(2)]);
});
