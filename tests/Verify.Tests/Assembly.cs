// A fault that one test puts into the stack would be found by another one's run.
[assembly: AssemblyFixture(typeof(Stack))]
[assembly: AssemblyFixture(typeof(AuroraStack))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
