using System.Text;

namespace WriteBackLambdas.Quotes.Tests;

public sealed class DefinitionFolderTests : IDisposable
{
    private const string Discounts =
        """
        { "source": "prices", "history": "discount_history",
          "fields": [ { "name": "sku", "source": "sku", "column": "sku", "type": "varchar(10)", "identifies": true } ] }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_is_a_definition_of_its_name_and_the_default_one_is_first()
    {
        Write("discounts", Discounts);
        Write("quotes", QuoteDefinition.EmbeddedJson);
        File.WriteAllText(Path.Combine(_folder, "README.md"), "No definition.");

        var definitions = DefinitionFolder.Load(_folder);

        Assert.Equal(["quotes", "discounts"], definitions.Select(definition => definition.Name));
        Assert.Equal(["quote-link/1", "quote-link/1/discounts"], definitions.Select(definition => definition.Purpose));
        Assert.Equal(
            ["quote_gen_vw", "discounts_quote_gen_vw"], definitions.Select(definition => definition.Names.RowsView));
        Assert.Equal(["public", "public"], definitions.Select(definition => definition.Schema));
        Assert.Equal(["sales", "sales"], DefinitionFolder.Load(_folder, "sales").Select(definition => definition.Schema));
    }

    [Fact]
    public void A_message_says_of_which_definition_it_is()
    {
        var link = Links.Accept("id-1", "3");

        Assert.Equal(
            """["quote-link/1/discounts", "accept", "alice", "20260102T030405000006", "id-1", "3"]""",
            Encoding.ASCII.GetString(link.ToMessage(QuoteDefinition.Load(Encoding.UTF8.GetBytes(Discounts), "discounts")).Bytes));
    }

    [Fact]
    public void Everything_that_is_wrong_is_listed_by_file()
    {
        Write("Rebates", Discounts);
        Write("a_b__c", Discounts);
        Write("a_1", Discounts);
        Write(new string('a', 31), Discounts);
        Write("broken", "{");
        Write("discounts", Discounts.Replace("varchar(10)", "text", StringComparison.Ordinal));
        var form = "is not the name of a definition; use at most 30 lower-case letters and digits, in parts that start with a letter "
            + "and have a single _ between them";

        var faults = Faults();

        Assert.Equal(
            [
                "quotes.json: is missing; it is the default definition",
                $"Rebates.json: \"Rebates\" {form}",
                $"a_1.json: \"a_1\" {form}",
                $"a_b__c.json: \"a_b__c\" {form}",
                $"{new string('a', 31)}.json: \"{new string('a', 31)}\" {form}",
            ],
            faults.Take(5));
        Assert.StartsWith("broken.json: The quote definition is not valid JSON", faults[5], StringComparison.Ordinal);
        Assert.StartsWith("discounts.json: fields[0] \"sku\": type \"text\" is unknown", faults[6], StringComparison.Ordinal);
        Assert.Equal(7, faults.Count);
    }

    [Fact]
    public void Two_definitions_cannot_create_the_same_relation()
    {
        Write("quotes", Discounts);
        Write("discounts", Discounts);
        Write("locks", Discounts.Replace("discount_history", "discount_history_lock", StringComparison.Ordinal));
        Write("views", Discounts.Replace("discount_history", "quote_history_vw", StringComparison.Ordinal));

        Assert.Equal(
            [
                "quotes.json, discounts.json: each would create \"discount_history\"; use another table for each",
                "quotes.json, discounts.json, locks.json: each would create \"discount_history_lock\"; use another table for each",
                "quotes.json, views.json: each would create \"quote_history_vw\"; use another table for each",
            ],
            Faults());
    }

    [Fact]
    public void Two_definitions_can_share_a_table_of_viewers_but_none_can_use_another_table_of_ours_for_it()
    {
        string Visible(string relation) => Discounts.Replace(
            "{ \"source\"",
            $"{{ \"visibleBy\": {{ \"field\": \"sku\", \"relation\": \"{relation}\" }}, \"source\"",
            StringComparison.Ordinal);

        Write("quotes", QuoteDefinition.EmbeddedJson);
        Write("discounts", Visible("quote_viewers"));
        Write("rebates", Visible("quote_viewers").Replace("discount_history", "rebate_history", StringComparison.Ordinal));
        Assert.Equal(3, DefinitionFolder.Load(_folder).Count);

        Write("rebates", Visible("tbquote_lock").Replace("discount_history", "rebate_history", StringComparison.Ordinal));
        Assert.Equal(
            ["quotes.json, rebates.json: each would create \"tbquote_lock\"; use another table for each"], Faults());
    }

    [Fact]
    public void All_definitions_are_in_one_schema()
    {
        Write("quotes", QuoteDefinition.EmbeddedJson);
        Write("discounts", Discounts.Replace("{ \"source\"", "{ \"schema\": \"sales\", \"source\"", StringComparison.Ordinal));

        Assert.Equal(
            ["discounts.json: schema \"sales\" is not that of quotes.json, \"public\"; use one schema for all definitions"], Faults());
        Assert.Equal(["sales", "sales"], DefinitionFolder.Load(_folder, "sales").Select(definition => definition.Schema));
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_refused() => Assert.Equal(
        ["the folder does not exist"],
        Assert.Throws<QuoteDefinitionException>(() => DefinitionFolder.Load(Path.Combine(_folder, "none"))).Faults);

    private IReadOnlyList<string> Faults() => Assert.Throws<QuoteDefinitionException>(() => DefinitionFolder.Load(_folder)).Faults;

    private void Write(string name, string json) => File.WriteAllText(Path.Combine(_folder, $"{name}.json"), json);
}
