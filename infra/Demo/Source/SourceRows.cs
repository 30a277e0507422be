using System.Text;
using Microsoft.VisualBasic.FileIO;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Demo.Source;

/// <summary>Rows of a definition's source table: for each field in order its value as text, or null.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Origin">The file that they come from.</param>
public sealed record SourceRows(IReadOnlyList<IReadOnlyList<string?>> Rows, string Origin)
{
    private const int MostFaults = 20;

    /// <summary>Reads a CSV file whose header names the source columns, in any order. An empty value is NULL.</summary>
    /// <exception cref="SourceException">The file is not CSV, or its values do not fit the definition; every fault is listed.</exception>
    public static SourceRows Read(string file, QuoteDefinition definition)
    {
        using var reader = new StreamReader(file, Encoding.UTF8);
        using var parser = new TextFieldParser(reader) { TrimWhiteSpace = false };
        parser.SetDelimiters(",");
        var name = Path.GetFileName(file);
        List<string> faults = [];
        List<IReadOnlyList<string?>> rows = [];
        try
        {
            var header = parser.ReadFields() ?? [];
            var places = definition.Fields.Select(field => Array.FindIndex(header, column => column.Trim() == field.Source)).ToArray();
            faults.AddRange(definition.Fields.Where((_, i) => places[i] < 0).Select(field => $"line 1: there is no column {field.Source}"));
            while (faults.Count == 0 || places.All(place => place >= 0))
            {
                var line = parser.LineNumber;
                if (parser.ReadFields() is not { } values)
                {
                    break;
                }

                if (values.Length != header.Length)
                {
                    faults.Add($"line {line}: has {values.Length} values; the header has {header.Length}");
                    continue;
                }

                string?[] row = [.. places.Select(place => values[place].Length == 0 ? null : values[place])];
                faults.AddRange(definition.Fields.Zip(row)
                    .Where(pair => pair.Second is not null && pair.First.Type.Fault(pair.Second) is not null)
                    .Select(pair => $"line {line}, column {pair.First.Source}: \"{pair.Second}\" {pair.First.Type.Fault(pair.Second!)}"));
                rows.Add(row);
            }
        }
        catch (MalformedLineException)
        {
            faults.Add(
                $"line {parser.ErrorLineNumber}: is not valid CSV; "
                + "enclose a value that contains quotation marks in quotation marks, and double the inner ones");
        }

        if (faults.Count == 0 && rows.Count == 0)
        {
            faults.Add("line 2: there is no row after the header");
        }

        return faults.Count == 0 ? new SourceRows(rows, name) : throw new SourceException(FaultList.Format(
            $"{name} does not fit the definition:",
            faults.Count <= MostFaults ? faults : [.. faults.Take(MostFaults), $"and {faults.Count - MostFaults} more"]));
    }
}
