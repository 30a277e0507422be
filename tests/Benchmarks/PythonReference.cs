using System.Diagnostics;
using System.Globalization;

namespace WriteBackLambdas.Benchmarks;

/// <summary>The reference in Python. One process measures itself again and again, so that its start does not count.</summary>
internal sealed class PythonReference : IDisposable
{
    private readonly Batch _batch;
    private readonly string _payloadFile = Path.GetTempFileName();
    private readonly Process _python;

    public PythonReference(Batch batch)
    {
        _batch = batch;
        File.WriteAllBytes(_payloadFile, batch.Json);
        _python = Python.Start("reference.py", _payloadFile, KeyedFunction.Key);
    }

    public double Run()
    {
        _python.StandardInput.WriteLine();
        _python.StandardInput.Flush();
        var seconds = _python.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The reference in Python failed.");
        return double.Parse(seconds, CultureInfo.InvariantCulture) / _batch.Rows;
    }

    public void Dispose()
    {
        _python.StandardInput.Close();
        _python.WaitForExit();
        _python.Dispose();
        File.Delete(_payloadFile);
    }
}
