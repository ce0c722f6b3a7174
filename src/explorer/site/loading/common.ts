/**
 * What most pages use. A page imports it whole, so that the bundler keeps all of it in one file: else it makes a small
 * file of each part that another set of pages shares.
 */
import '../../../charts/charted.ts';
import '../../page-paths.ts';
import '../figures.ts';
import './first-use.ts';
import '../languages.ts';
import '../page.tsx';
import '../parts/copy-button.tsx';
import '../parts/facts.tsx';
import '../parts/failure.tsx';
import '../parts/grade.tsx';
import '../parts/link.tsx';
import '../parts/report-link.tsx';
import '../parts/scroll-region.tsx';
import '../problem/failure-screen.tsx';
import '../map/rank-text.ts';
import '../map/tile-places.ts';
import '../take/file-links.tsx';
import '../take/take-paths.ts';
import '../take/take-short.tsx';
import '../theme.ts';
