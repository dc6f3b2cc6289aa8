using Refuge.Reports;

namespace Refuge.Tests.Reports.Displacements;

/// <summary>Figures of people who had to move, and of homes lost. Every text is invented.</summary>
public class DisplacementsTests
{
    const DisplacementUnit People = DisplacementUnit.People;
    const DisplacementUnit Households = DisplacementUnit.Households;

    [Theory]
    [InlineData("The storm forced some 700 people to evacuate their homes in Alma.", 700, People, "Evacuated")]
    [InlineData("The river forced the evacuation of 40 families from their homes.", 40, Households, "Evacuated")]
    [InlineData("Some 90 people were forced into temporary shelters.", 90, People, "Sheltered")]
    [InlineData("Some 90 people were forced to leave their homes.", 90, People, "Forced to Flee")]
    [InlineData(
        "The flood displaced 5,000 people from their homes and left 300 homes in need of repair.", 5_000, People,
        "Displaced")]
    [InlineData("Landslides affected and displaced 120 families.", 120, Households, "Displaced")]
    [InlineData("Half a million people are sheltering in relief camps.", 500_000, People, "In Relief Camp")]
    [InlineData("The 2,400 residents near the river had moved to safer places.", 2_400, People, "Relocated")]
    [InlineData("Mud buried 31 homes in the valley, with 12 houses flooded.", 31, Households, "Destroyed Housing")]
    public void The_word_for_the_act_counts_before_its_pressure_and_its_place(
        string text, double value, DisplacementUnit unit, string term) => Leads(text, value, unit, term);

    [Theory]
    [InlineData("Más de 2.500 personas fueron evacuadas en el valle.", 2_500, People, "Evacuated")]
    [InlineData("M\uFFFDs de doce familias han sido evacuadas a otra comunidad.", 12, Households, "Evacuated")]
    [InlineData("La crecida destruyó ayer 3 mil viviendas en la región.", 3_000, Households, "Destroyed Housing")]
    [InlineData(
        "Se registran 2 mil viviendas con da\uFFFDos en la comuna.", 2_000, Households, "Partially Destroyed Housing")]
    [InlineData("El incendio obligó a evacuar un centenar de casas.", 100, Households, "Evacuated")]
    [InlineData("El alud dejó 600 familias sin hogar.", 600, Households, "Homeless")]
    [InlineData("Environ 12.345 personnes ont été déplacées par les combats.", 12_345, People, "Displaced")]
    [InlineData("Une vingtaine de maisons ont été détruites par la crue.", 20, Households, "Destroyed Housing")]
    [InlineData("8,120 PDI (1,300 m\uFFFDnages) identifiés dans la province.", 8_120, People, "Displaced")]
    [InlineData("Quelque 300 personnes sont sans abri.", 300, People, "Homeless")]
    [InlineData("A enchente deixou cerca de 70 fam\uFFFDlias desalojadas.", 70, Households, "Displaced")]
    [InlineData(
        "Trezentas famílias perderam suas casas; 1,2 mil pessoas foram evacuadas.", 300, Households, "Homeless")]
    public void French_Spanish_and_Portuguese_are_read_also_with_broken_letters(
        string text, double value, DisplacementUnit unit, string term) => Leads(text, value, unit, term);

    [Theory]
    [InlineData("In Alma 250 families need emergency shelter, and 900 families ask for food.", 250)]
    [InlineData("Rain has affected more than 1.5 million people and forced 8,000 to leave their homes.", 8_000)]
    [InlineData("Some 150 people have been evacuated while 400 households have regained power.", 150)]
    [InlineData("A total of 4,000 people were evacuated and 70 people rescued.", 4_000)]
    [InlineData("In the fire 310 persons (around 50 families) became homeless.", 310)]
    [InlineData("Of the villagers, 455,000 people have been affected (85,000 of which have been relocated).", 85_000)]
    [InlineData("Reported: 15 people dead, nine missing and 61, 000 people displaced.", 61_000)]
    [InlineData("The flood killed 12 and displaced 4,000 people, of whom 300 are children.", 4_000)]
    public void Of_several_figures_the_one_whose_own_clause_tells_of_displacement_leads(string text, double value) =>
        Assert.Equal(value, A.Reading(text).Displacements[0].Quantity);

    [Theory]
    [InlineData("Completely destroyed housing: 146", 146, Households, "Destroyed Housing")]
    [InlineData("The number of displaced families is put at 349.", 349, Households, "Displaced")]
    [InlineData("321\nHouses\ndestroyed\n", 321, Households, "Destroyed Housing")]
    [InlineData("Number of displaced: 452", 452, People, "Displaced")]
    public void A_label_or_a_cell_says_what_a_bare_number_counts(
        string text, double value, DisplacementUnit unit, string term) => Leads(text, value, unit, term);

    [Theory]
    [InlineData("As many as 3,100 Almans took refuge in the hills.", 3_100)]
    [InlineData("Some 2,000 miners fled the valley on foot.", 2_000)]
    public void A_trade_or_a_people_is_people(string text, double value) =>
        Assert.Equal(
            (value, People), (A.Reading(text).Displacements[0].Quantity, A.Reading(text).Displacements[0].Unit));

    [Fact]
    public void Parts_told_place_by_place_are_added_up()
    {
        const string Text = "Police said 700 people were displaced in Alma and 300 in Boro.";

        var sum = A.Reading(Text).Displacements[0];

        Assert.Equal((1_000, true, "700 people were displaced in Alma and 300"), (sum.Quantity, sum.IsSum, sum.Quote));
    }

    [Theory]
    [InlineData("A total of 1,000 people were displaced: 700 in Alma and 300 in Boro.", 1_000)]
    [InlineData("Some 700 people were displaced in Alma, including 300 in Boro.", 700)]
    [InlineData("In Alma 700 people were displaced and in Boro 300 were killed.", 700)]
    public void A_total_and_its_parts_are_not_added_up(string text, double value)
    {
        var figures = A.Reading(text).Displacements;

        Assert.Equal(value, figures[0].Quantity);
        Assert.DoesNotContain(figures, static figure => figure.IsSum);
    }

    [Theory]
    [InlineData("The plant made 2.500 tonnes of steel.", 2.5)]
    [InlineData("The average is 2.125 children per woman.", 2.125)]
    [InlineData("The road is 1.500 km long.", 1.5)]
    public void A_dot_parts_thousands_only_where_whole_things_are_counted(string text, double value) =>
        Assert.Equal(value, Assert.Single(A.Reading(text).Quantities).Value);

    static void Leads(string text, double value, DisplacementUnit unit, string term)
    {
        var figure = A.Reading(text).Displacements[0];

        Assert.Equal((value, unit, term), (figure.Quantity, figure.Unit, figure.Term));
    }
}
