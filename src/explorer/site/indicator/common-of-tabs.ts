/** What most tabs of an indicator use, in one file of the bundle. */
import '../../../charts/computation-text.ts';
import '../../../charts/marks/chart-words.ts';
import '../loading/common.ts';
import './computation.ts';
import './pictured.ts';
import './settings.ts';
import './use-settings.ts';
import './view.tsx';
import '../evidence/how-sure.tsx';
import '../parts/warnings.tsx';
