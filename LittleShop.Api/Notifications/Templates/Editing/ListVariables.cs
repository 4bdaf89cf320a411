using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LittleShop.Api.Notifications.Templates.Editing;

internal static class ListVariables
{
    public static Ok<List<TemplateVariable>> Handle(Reader reader = Reader.Customer) => TypedResults.Ok(
        TextVariables.For(reader)
            .Select(variable => new TemplateVariable(
                variable.Name,
                variable.Meaning + (variable.MayBeMissing ? "; its line is left out where there is none" : ""),
                variable.Example))
            .ToList());
}
