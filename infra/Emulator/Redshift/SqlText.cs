using System.Text;

namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>A statement as an editable list of words.</summary>
internal sealed class SqlText(List<SqlToken> tokens)
{
    /// <summary>The index after the last word.</summary>
    public int End => tokens.Count - 1;

    public SqlToken this[int index] => tokens[Math.Min(index, End)];

    public static SqlText Read(string sql) => new(SqlTokenizer.Read(sql));

    /// <summary>Whether these words begin at an index; "*" matches any word.</summary>
    public bool Has(int index, params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] != "*" && !this[index + i].Is(words[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The index of a word outside parentheses, from an index on, or the end.</summary>
    public int Find(int index, params ReadOnlySpan<string> words)
    {
        while (index < End && !Has(index, words))
        {
            index = this[index].Is("(") ? After(index) : index + 1;
        }

        return index;
    }

    /// <summary>The index after the parenthesis that opens at an index.</summary>
    public int After(int index)
    {
        var depth = 0;
        do
        {
            depth += this[index].Is("(") ? 1 : this[index].Is(")") ? -1 : 0;
            index++;
        }
        while (depth > 0 && index < End);
        return Math.Min(index, End);
    }

    /// <summary>The index after a name of one or more parts.</summary>
    public int AfterName(int index)
    {
        while (this[index + 1].Is("."))
        {
            index += 2;
        }

        return Math.Min(index + 1, End);
    }

    public void Remove(int start, int end) => tokens.RemoveRange(start, Math.Min(end, End) - start);

    /// <summary>Replaces words by a text that is not split into words again.</summary>
    public void Replace(int start, int end, string text)
    {
        var before = tokens[start].Before;
        Remove(start, end);
        tokens.Insert(start, new SqlToken(SqlTokenKind.Symbol, text, before.Length == 0 && start > 0 ? " " : before));
    }

    /// <summary>Adds a text that is not split into words.</summary>
    public void Prepend(string text) => tokens.Insert(0, new SqlToken(SqlTokenKind.Symbol, text, Before: ""));

    /// <summary>Adds a text after the last word that is not split into words.</summary>
    public void Append(string text) => tokens.Insert(End, new SqlToken(SqlTokenKind.Symbol, text, Before: ""));

    public void ReplaceText(int index, string text) => tokens[index] = tokens[index] with { Text = text };

    public string Slice(int start, int end)
    {
        var text = new StringBuilder();
        for (var i = start; i < end; i++)
        {
            text.Append(i == start ? "" : tokens[i].Before).Append(tokens[i].Text);
        }

        return text.ToString();
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var token in tokens)
        {
            text.Append(token.Before).Append(token.Text);
        }

        return text.ToString();
    }
}
