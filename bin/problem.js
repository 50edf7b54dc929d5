// Plain JavaScript: this must run on Node 20, before the Node of the lockfile is installed.

/** Something a person at the console can put right. Shown without a stack. */
export class SetupProblem extends Error {}

/**
 * Runs `work`; a SetupProblem ends the process with its words and code 1.
 * @param {() => Promise<number>} work gives the exit code
 */
export async function main(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error;
    console.error(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}
