"""Forms that behave as GOV.UK's do: a summary on top, the same words beside the field, no browser bubbles.

Only our own forms use this renderer: set for the whole site it would restyle Wagtail's admin.
"""

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.template import TemplateDoesNotExist


class PlainBoundField(BoundField):
    @property
    def focus_id(self) -> str:
        """Where a line of the error summary leads: the control, or the first of several."""
        if self.use_fieldset and self.subwidgets:
            return self.subwidgets[0].id_for_label or self.auto_id
        return self.id_for_label or self.auto_id

    def build_widget_attrs(self, attrs, widget=None):
        attrs = super().build_widget_attrs(attrs, widget)
        # Django's ten rows ask for an essay; where a form asks for another number, it stands.
        if (widget or self.field.widget).attrs.get("rows") == "10":
            attrs.setdefault("rows", "4")
        return attrs

    @property
    def is_marked_optional(self) -> bool:
        """Most fields are needed, so the few that are not say so."""
        return getattr(self.form, "marks_optional", True) and not self.field.required

    @property
    def is_short(self) -> bool:
        return isinstance(self.field.widget, forms.DateInput | forms.TimeInput | forms.NumberInput)


class PlainRenderer(TemplatesSetting):
    form_template_name = "forms/form.html"
    formset_template_name = "forms/formset.html"
    field_template_name = "forms/field.html"
    bound_field_class = PlainBoundField

    def get_template(self, template_name):
        """Take `forms/widgets/…` in place of Django's widget of that name, where we have drawn one."""
        try:
            return super().get_template(template_name.removeprefix("django/"))
        except TemplateDoesNotExist:
            return super().get_template(template_name)


class PlainForm(forms.Form):
    default_renderer = PlainRenderer
    use_required_attribute = False  # The server says what is missing, in our words.
    marks_optional = True


class PlainModelForm(forms.ModelForm):
    default_renderer = PlainRenderer
    use_required_attribute = False
    marks_optional = True


class DayInput(forms.DateInput):
    """A day, picked or typed; browsers send and expect it in this one format."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")
