/** How one SDK's program is built and started. Each folder here has one as the default export of its `program.ts`. */
export interface Program {
  /** Its name on the command line and in reports, and the name of its folder: `node`, `python`, `go`, `java`. */
  readonly sdk: string;
  /** What the table calls it: `Python`. */
  readonly title: string;
  /** The package and where it comes from: `scalekit-sdk-python from PyPI`. */
  readonly package: string;
  /** Commands that must run before anything else can: `[['go', 'version']]`. When one cannot, the SDK is skipped, and the run says so. */
  readonly needs: readonly Command[];
  /** Fetches what is pinned, in this order. When one fails, the package is missing: the SDK is skipped, and the run says so. */
  readonly install: readonly Command[];
  /** Compiles our program. When one fails, the run fails. */
  readonly build?: readonly Command[];
  /** Files of the folder that decide what `install` fetches: it is run again only when they changed. */
  readonly pinnedBy: readonly string[];
  readonly start: Command;
  /** It cannot be told a port: it is only run when the server has 443. */
  readonly needsPort443?: true;
}

/** A program and its arguments. `{tools}` stands for the folder `.tools/conformance/<sdk>`, `{node}` for the Node that runs this. */
export type Command = readonly [program: string, ...args: string[]];
