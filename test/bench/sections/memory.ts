import { onStage, type Effort } from '../bench-run.ts';
import { load } from '../load.ts';
import { startMailEndpoint } from '../mail-endpoint.ts';
import { startBesked } from '../peers/besked.ts';
import { target, type Section } from '../report.ts';

/** The most memory that the server has held after a tenth, a half and all of many accepted complaints. */
export const memory = (effort: Effort): Promise<Section> =>
  onStage(async (stage) => {
    const endpoint = await startMailEndpoint();
    const env = { RESEND_BASE_URL: endpoint.url };
    const besked = await stage.start(startBesked(stage.folder(), env));
    const marks: [number, number][] = [];
    let [done, failed] = [0, 0];
    for (const part of [0.1, 0.5, 1]) {
      while (done < effort.manyRequests * part) {
        const round = { url: `${besked.url}/api/complaints`, seconds: 2, complaints: true };
        const loaded = await load(round);
        done += loaded.requests;
        failed += loaded.failed;
      }
      marks.push([done, besked.peakMb()]);
    }
    endpoint.close();
    const [first = 0, , last = 0] = marks.map(([, peak]) => peak);
    return {
      title: 'Memory',
      how: `Peak resident memory of the server while it accepts complaints (${failed} failed).`,
      head: ['complaints', 'peak MB'],
      rows: marks.map(([count, peak]) => [count.toLocaleString('en'), String(peak)]),
      targets: [
        target('peak memory', { atMost: 170 }, last || NaN, ' MB'),
        target('growth after the first tenth', { atMost: 1.1 }, last / first, ' ×'),
      ],
    };
  });
