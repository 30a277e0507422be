[assembly: AssemblyFixture(typeof(Stack))]
[assembly: AssemblyFixture(typeof(AuroraStack))]
