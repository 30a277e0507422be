using WriteBackLambdas.Browser.Tests;

[assembly: AssemblyFixture(typeof(Stack))]
[assembly: AssemblyFixture(typeof(AuroraStack))]
[assembly: AssemblyFixture(typeof(SharedBrowser))]
// One browser on two cores: a test that ran beside another would only make it wait.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
