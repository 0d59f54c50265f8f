/** How one SDK's program is built and started. Each folder here has one as the default export of its `program.ts`. */
export interface Program {
  /** Its name on the command line and in the table: `node`, `python`, `go`, `java`. */
  readonly sdk: string;
  /** What the table calls it: `Python`. */
  readonly title: string;
  /** The package and where it comes from: `scalekit-sdk-python from PyPI`. */
  readonly package: string;
  /** Commands that must run before anything else can: `[['go', 'version']]`. When one cannot, the SDK is skipped, and the run says so. */
  readonly needs: readonly Command[];
  /** Installs and builds, in this order. Run only when `pinnedBy` changed since it last went well. */
  readonly prepare: readonly Command[];
  /** Files of the folder that decide what `prepare` makes, sources included where it compiles. */
  readonly pinnedBy: readonly string[];
  readonly start: Command;
  /** It cannot be told a port: it is only run when the server has 443. */
  readonly needsPort443?: true;
}

/** A program and its arguments. `{tools}` stands for the folder `.tools/conformance/<sdk>`, `{node}` for the Node that runs this, `{root}` for the repository. */
export type Command = readonly [program: string, ...args: string[]];
