import { copyProject } from '#test/project-copy.ts';
import { addFurtherPages } from './further-pages.ts';

/** How long a cold build took: nothing was cached, neither by Astro nor by Vite. */
export interface TimedBuild {
  further: number;
  seconds: number;
  /** Of all threads together: on a machine with other work it says more than the clock. */
  processorSeconds: number;
}

/** Builds a fresh copy of the project with further pages, once, and removes it. */
export const timedBuild = async (wanted: number): Promise<TimedBuild> => {
  const project = await copyProject();
  try {
    const further = await addFurtherPages(project.folder, wanted);
    const start = performance.now();
    const processorSeconds = await project.build({ SITE_URL: 'https://help.example.test' });
    return { further, seconds: (performance.now() - start) / 1000, processorSeconds };
  } finally {
    await project.remove();
  }
};

/** The middle one; of an even number the lower of the two. */
export const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) / 2)] ?? NaN;
