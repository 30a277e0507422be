using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Quotes;

/// <summary>A well-formed link and the digest that it claims, not yet verified.</summary>
public sealed record SignedLink(QuoteLink Link, Digest Digest)
{
    /// <summary>
    /// Reads a link from decoded parameters, each with all its values. Returns false with every fault, each naming its parameter, when the
    /// link is malformed. Ignores parameters that a link does not have.
    /// </summary>
    public static bool TryRead(
        QuoteDefinition definition,
        IReadOnlyDictionary<string, IReadOnlyList<string>> parameters,
        [NotNullWhen(true)] out SignedLink? signed,
        out IReadOnlyList<string> faults)
    {
        var reader = new Reader(parameters);
        signed = reader.Read(definition);
        faults = reader.Faults;
        return signed is not null;
    }

    private sealed class Reader(IReadOnlyDictionary<string, IReadOnlyList<string>> parameters)
    {
        public List<string> Faults { get; } = [];

        public SignedLink? Read(QuoteDefinition definition)
        {
            var actions = string.Join(" or ", [QuoteLink.Generate, .. definition.Workflow.Actions.Select(action => action.Name)]);
            var action = Required(LinkParameters.Action, actions);
            if (action is not (null or QuoteLink.Generate) && definition.Workflow.ActionOf(action) is null)
            {
                Faults.Add($"{LinkParameters.Action}: must be {actions}");
                action = null;
            }

            var viewer = Required(LinkParameters.Viewer, "the database user for whom the link was made");
            var issued = Parsed(LinkParameters.Issued, "UTC in the form YYYYMMDDTHHMMSSffffff", text => IssueTime.Parse(text));
            var digest = Required(LinkParameters.Digest, DigestForm);
            if (!Signing.Digest.TryParse(digest, out var parsed) && digest is not null)
            {
                Faults.Add($"{LinkParameters.Digest}: must be {DigestForm}");
            }

            var values = action is null ? [] : QuoteLink.ValueNames(definition, action).Select(Optional).ToArray();
            if (action is not (null or QuoteLink.Generate))
            {
                Required(LinkParameters.QuoteId, "the quote's id");
                Parsed<int>(LinkParameters.Revision, "a whole number from 1", text =>
                    text.All(char.IsAsciiDigit)
                    && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    && number > 0
                        ? number
                        : null);
            }

            return Faults.Count > 0 ? null : new SignedLink(new QuoteLink(action!, viewer!, issued!.Value, values), parsed!);
        }

        private string? Optional(string name)
        {
            if (!parameters.TryGetValue(name, out var values) || values.Count == 0)
            {
                return null;
            }

            if (values.Count > 1)
            {
                FaultOnce($"{name}: appears {values.Count} times; send it once");
            }
            else if (!IsWellFormed(values[0]))
            {
                FaultOnce($"{name}: is not well-formed Unicode");
            }

            return values[0];
        }

        private string? Required(string name, string form)
        {
            var value = Optional(name);
            if (string.IsNullOrEmpty(value))
            {
                FaultOnce($"{name}: is missing; {form}");
                return null;
            }

            return value;
        }

        /// <summary>Half a surrogate pair enumerates as U+FFFD, so a value with one has more such runes than such characters.</summary>
        private static bool IsWellFormed(string value) =>
            value.EnumerateRunes().Count(rune => rune == Rune.ReplacementChar) == value.Count(c => c == '\uFFFD');

        private T? Parsed<T>(string name, string form, Func<string, T?> parse)
            where T : struct
        {
            var value = Required(name, form);
            return value is null ? null : parse(value) ?? Fault<T>(name, $"must be {form}");
        }

        private T? Fault<T>(string name, string what)
            where T : struct
        {
            FaultOnce($"{name}: {what}");
            return null;
        }

        private void FaultOnce(string fault)
        {
            if (!Faults.Contains(fault))
            {
                Faults.Add(fault);
            }
        }
    }

    private const string DigestForm = "64 lower-case hexadecimal characters";
}
